"""Finds the terms of the codebook in a passage.

A term is one or more words; `*` at the end of a word stands for any ending, a word without it may take a plural `s`.
Case does not matter, except for abbreviations (all capitals), which match as written.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .words import Word

PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\*?")
ABBREVIATION = re.compile(r"[A-Z0-9]{2,}s?\*?")

type Key = tuple[str, str]
"""A theme and the strength of the term for it."""


class Match(NamedTuple):
    """Words [first, last) of a sentence that are a term."""

    key: Key
    first: int
    last: int


class _Term(NamedTuple):
    parts: tuple[str, ...]
    key: Key


class TermIndex:
    """All terms, ready to be found in one pass over a sentence."""

    def __init__(self, terms: Mapping[Key, Iterable[str]]) -> None:
        self._whole: dict[str, list[_Term]] = defaultdict(list)
        self._beginning: dict[str, list[_Term]] = defaultdict(list)
        for key, phrases in terms.items():
            for phrase in dict.fromkeys(phrases):
                self._add(key, phrase)
        self._lengths = sorted({len(beginning) for beginning in self._beginning})

    def _add(self, key: Key, phrase: str) -> None:
        parts = tuple(_part(part) for part in PART.findall(phrase))
        if not parts:
            return
        index, first = (self._beginning, parts[0][:-1]) if parts[0].endswith("*") else (self._whole, parts[0])
        index[first.lower()].append(_Term(parts, key))

    def find(self, words: Sequence[Word]) -> list[Match]:
        """The terms in a sentence in order, the longest where those of one theme and strength overlap."""
        taken: dict[Key, int] = {}
        matches = []
        for place in range(len(words)):
            longest: dict[Key, int] = {}
            for term in self._candidates(words[place].lower):
                last = place + len(term.parts)
                if last <= len(words) and last > longest.get(term.key, 0) and _fits(term.parts, words[place:last]):
                    longest[term.key] = last
            for key, last in longest.items():
                if place >= taken.get(key, 0):
                    taken[key] = last
                    matches.append(Match(key, place, last))
        return matches

    def _candidates(self, word: str) -> Iterator[_Term]:
        yield from self._whole.get(word, ())
        if word.endswith("s"):
            yield from self._whole.get(word[:-1], ())
        for length in self._lengths:
            if length > len(word):
                return
            yield from self._beginning.get(word[:length], ())


def is_abbreviation(part: str) -> bool:
    """Whether a word of a term matches only as written."""
    return ABBREVIATION.fullmatch(part) is not None


def _part(part: str) -> str:
    return part if is_abbreviation(part) else part.lower().replace("’", "'")


def _fits(parts: tuple[str, ...], words: Sequence[Word]) -> bool:
    return all(_is(part, word) for part, word in zip(parts, words, strict=True))


def _is(part: str, word: Word) -> bool:
    if part.endswith("*"):
        return (word.lower if part.islower() else word.written).startswith(part[:-1])
    text = word.lower if part == part.lower() else word.written
    return text in (part, part + "s")
