"""A passage as words and sentences that know where they stand in it."""

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BULLETS = "•■◼▪\uf06e\uf0a7"
SENTENCE_BREAK = re.compile(rf"(?<=[.!?;])['’”\")]*\s+(?:[{BULLETS}]\s*)?|\s[{BULLETS}]\s+")

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
