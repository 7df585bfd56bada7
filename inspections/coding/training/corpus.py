"""Examples read once, so that learning and measuring many times over need not read them again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from ..assessments import tones
from ..features import Cues, cues_of
from ..model import term_index
from ..passages import Passage, read_passage
from ..vocabulary import Numbers
from .examples import DATA, Example

CUES = Path(__file__).resolve().parents[1] / "cues.yaml"

type Terms = dict[str, dict[str, list[str]]]
"""Themes by slug, in the order of the codebook, each with terms by strength."""


def bundled_terms() -> Terms:
    """The themes of the bundled codebook with its terms and the cues beside them."""
    groups = yaml.safe_load((DATA / "codebook.yaml").read_text(encoding="utf-8"))["groups"]
    cues = yaml.safe_load(CUES.read_text(encoding="utf-8"))
    return {
        theme["slug"]: {"codebook": theme["terms"], **cues.get(theme["slug"], {})}
        for group in groups
        for theme in group["themes"]
    }


@dataclass(frozen=True)
class Corpus:
    """Examples with what is read off them. All lists have one entry per example."""

    terms: Terms
    examples: Sequence[Example]
    passages: Sequence[Passage]
    cues: Sequence[Cues]
    tones: Sequence[Numbers]

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(self.terms)

    @property
    def groups(self) -> np.ndarray:
        return np.array([example.group for example in self.examples])

    def has(self, *sources: str) -> np.ndarray:
        """By example, whether it is from one of the sources."""
        return np.array([example.source in sources for example in self.examples])


def read_corpus(examples: Iterable[Example], terms: Terms) -> Corpus:
    """A corpus of the examples that have words and at least one known theme."""
    index = term_index(terms)
    kept, passages = [], []
    for example in examples:
        passage = read_passage(example.text, example.section, example.kind, index)
        if passage.sentences and set(example.themes) & set(terms):
            kept.append(example)
            passages.append(passage)
    slugs = tuple(terms)
    return Corpus(
        terms, kept, passages, [cues_of(each, slugs) for each in passages], [tones(each) for each in passages]
    )
