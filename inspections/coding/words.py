"""A passage as words and sentences that know where they stand in it."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BULLETS = "•■◼▪\uf06e\uf0a7"
SENTENCE_BREAK = re.compile(rf"(?<=[.!?;])['’”\")]*\s+(?:[{BULLETS}]\s*)?|\s[{BULLETS}]\s+")

CLAUSE_MARKS = frozenset(",;:–(")
JOINING = frozenset(["and", "but", "while", "although", "which", "to", "so", "because", "for"])
SHORTEST_CLAUSE = 3  # words

_stem = snowballstemmer.stemmer("english").stemWord


class Word(NamedTuple):
    """One word: in lower case with straight apostrophes, as written, and its characters [start, end) in the passage."""

    lower: str
    written: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A run of words, with its characters [start, end) in the passage."""

    words: tuple[Word, ...]
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a passage in order. Those without any word are left out."""
    found = []
    start = 0
    for gap in SENTENCE_BREAK.finditer(text):
        found.append(_sentence(text, start, gap.start()))
        start = gap.end()
    found.append(_sentence(text, start, len(text)))
    return tuple(sentence for sentence in found if sentence.words)


def clauses(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """A sentence of `text` in parts, as its words [first, last): new ones begin after marks and at joining words.

    A part has at least SHORTEST_CLAUSE words, unless the sentence has fewer.
    """
    starts = [0]
    for number, (before, word) in enumerate(pairwise(sentence.words), start=1):
        is_break = word.lower in JOINING or not CLAUSE_MARKS.isdisjoint(text[before.end : word.start])
        if is_break and number - starts[-1] >= SHORTEST_CLAUSE:
            starts.append(number)
    if len(starts) > 1 and len(sentence.words) - starts[-1] < SHORTEST_CLAUSE:
        starts.pop()
    return list(pairwise([*starts, len(sentence.words)]))


def _sentence(text: str, start: int, end: int) -> Sentence:
    words = tuple(
        Word(match[0].lower().replace("’", "'"), match[0], match.start(), match.end())
        for match in WORD.finditer(text, start, end)
    )
    return Sentence(words, start, end)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The English stem of a lower-case word, without a possessive ending."""
    return str(_stem(word.removesuffix("'s").replace("'", "")))
