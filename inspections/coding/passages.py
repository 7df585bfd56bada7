"""A passage read once: its place, sentences, terms and words, for all that is said about it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .places import Place, place_of
from .terms import Match, TermIndex
from .vocabulary import grams
from .words import Sentence, clauses, sentences

LONGEST = 20_000
"""Characters. The longest findings in print have some 5,000."""


class Clause(NamedTuple):
    """Words [first, last) of a sentence, which is given by its number in the passage."""

    sentence: int
    first: int
    last: int


@dataclass(frozen=True)
class Passage:
    """`matches` are the terms found, sentence by sentence."""

    text: str
    place: Place
    sentences: tuple[Sentence, ...]
    matches: tuple[tuple[Match, ...], ...]

    @cached_property
    def grams(self) -> Counter[int]:
        """How often each gram occurs in the passage."""
        return grams(self.sentences)

    @cached_property
    def sentence_grams(self) -> list[Counter[int]]:
        """How often each gram occurs in each sentence."""
        return [grams([sentence]) for sentence in self.sentences]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The parts of all sentences, in order."""
        return [
            Clause(number, first, last)
            for number, sentence in enumerate(self.sentences)
            for first, last in clauses(self.text, sentence)
        ]

    @cached_property
    def clause_grams(self) -> list[Counter[int]]:
        """How often each gram occurs in each clause."""
        return [
            grams([self.sentences[number]._replace(words=self.sentences[number].words[first:last])])
            for number, first, last in self.clauses
        ]

    def words_of(self, sentence: Sentence) -> str:
        """The text of a sentence."""
        return self.text[sentence.start : sentence.end]


def read_passage(text: str, section: str, kind: str, terms: TermIndex) -> Passage:
    """A passage with the terms in it. `section` and `kind` may be any string or empty.

    Of a text longer than any finding only the beginning is read: whatever it is, it is not one statement.
    """
    found = sentences(text[:LONGEST])
    return Passage(text, place_of(section, kind), found, tuple(tuple(terms.find(each.words)) for each in found))
