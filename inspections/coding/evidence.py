"""The words of a passage that carry a theme."""

from .model import CodingModel
from .passages import Passage
from .vocabulary import digest
from .words import stem

MOST_SPANS = 6
MOST_WORDS = 2  # words found by their weight alone, beside the terms

type Span = tuple[int, int]
"""Characters [start, end) of the passage."""


def evidence_of(model: CodingModel, passage: Passage, slug: str) -> tuple[Span, ...]:
    """The spans that carry a theme, in order, without overlap; at least one.

    Terms of the codebook and strong cues; where there are none, the weak ones; beside them the weightiest words.
    """
    found = _terms(passage, slug, ("codebook", "strong")) or _terms(passage, slug, ("weak",))
    weighty = _weighty_words(model, passage, slug)
    spans = _merged(found + weighty[:MOST_WORDS])
    return tuple(spans[:MOST_SPANS]) or (_opening(passage),)


def _terms(passage: Passage, slug: str, strengths: tuple[str, ...]) -> list[Span]:
    return [
        (sentence.words[match.first].start, sentence.words[match.last - 1].end)
        for sentence, matches in zip(passage.sentences, passage.matches, strict=True)
        for match in matches
        if match.key[0] == slug and match.key[1] in strengths
    ]


def _weighty_words(model: CodingModel, passage: Passage, slug: str) -> list[Span]:
    """Words that speak clearly for a theme, weightiest first, each where it first occurs."""
    theme = model.slugs.index(slug)
    columns, values = model.vocabulary.vector(passage.grams)
    shares = values * model.themes.weights[columns, theme]
    clear = 0.15 * max(1.0, float(shares[shares > 0].sum()))
    weights = {int(column): float(share) for column, share in zip(columns, shares, strict=True) if share >= clear}
    first: dict[int, Span] = {}
    for sentence in passage.sentences:
        for word in sentence.words:
            column = model.vocabulary.columns.get(digest(stem(word.lower)))
            if column in weights:
                first.setdefault(column, (word.start, word.end))
    return [first[column] for column in sorted(first, key=lambda column: -weights[column])]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _opening(passage: Passage) -> Span:
    return (passage.sentences[0].start, passage.sentences[0].end)
