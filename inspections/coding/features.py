"""Numbers that describe a passage and its themes, the same for learning and for suggesting."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .passages import Passage
from .places import PARTS
from .vocabulary import Numbers

STRENGTHS = ("codebook", "strong", "weak")
"""Terms of the codebook, and cues that usually or only sometimes mean a theme."""

# Coding guide, A2: these get in on one full sentence.
NARROW = frozenset(
    [
        "domestic-abuse",
        "neglect",
        "extra-familial-harm",
        "missing-children",
        "missing-education",
        "disabled-children",
        "homeless-young-people",
        "private-fostering",
        "allegations",
        "asylum-seeking-children",
        "young-carers",
        "identity-and-diversity",
    ]
)

NOWHERE = 1.2  # where a theme begins that is nowhere, as a share of the passage


class Cues(NamedTuple):
    """Terms found in a passage.

    `counts`: sentences x themes x STRENGTHS. `first`: by theme, where its first codebook term or strong cue begins,
    as a share of the passage, 1 where there is none. `clauses`: as `counts`, by clause.
    """

    counts: Numbers
    first: Numbers
    clauses: Numbers


class Sounds(NamedTuple):
    """How much a passage sounds like each theme (log odds).

    `whole`: by all that is read off it; `parts` and `clauses`: the same for each sentence and each clause; `words` and
    `cues`: the whole passage by its words alone and by its terms alone.
    """

    whole: Numbers
    parts: Numbers
    clauses: Numbers
    words: Numbers
    cues: Numbers


def cues_of(passage: Passage, slugs: tuple[str, ...]) -> Cues:
    """The terms of a passage as numbers."""
    rows = {slug: row for row, slug in enumerate(slugs)}
    counts = np.zeros((len(passage.sentences), len(slugs), len(STRENGTHS)), np.float32)
    first = np.ones(len(slugs), np.float32)
    for number, (sentence, matches) in enumerate(zip(passage.sentences, passage.matches, strict=True)):
        for (slug, strength), start, _ in matches:
            counts[number, rows[slug], STRENGTHS.index(strength)] += 1
            if strength != "weak":
                share = sentence.words[start].start / len(passage.text)
                first[rows[slug]] = min(first[rows[slug]], share)
    return Cues(counts, first, _clause_counts(passage, rows))


def _clause_counts(passage: Passage, rows: dict[str, int]) -> Numbers:
    counts = np.zeros((len(passage.clauses), len(rows), len(STRENGTHS)), np.float32)
    for number, clause in enumerate(passage.clauses):
        for (slug, strength), first, last in passage.matches[clause.sentence]:
            if clause.first <= first and last <= clause.last:
                counts[number, rows[slug], STRENGTHS.index(strength)] += 1
    return counts


def cue_block(counts: Numbers) -> Numbers:
    """The terms of some sentences as one row: how many of each, and in what share of the sentences."""
    totals = np.minimum(counts.sum(0), 4) / 3
    shares = (counts > 0).mean(0)
    return np.concatenate([totals.T.ravel(), shares.T.ravel()]).astype(np.float32)


def place_block(passage: Passage) -> Numbers:
    """The part of the document as one row."""
    return np.array([0.5 * (passage.place.part == part) for part in PARTS], np.float32)


def theme_features(passage: Passage, cues: Cues, sounds: Sounds, slugs: tuple[str, ...], residual: int) -> Numbers:
    """Themes x numbers by which it is judged whether a theme applies, and which comes first."""
    whole = sounds.whole
    like, each = _odds(whole), _odds(sounds.parts)
    lengths = np.array([sentence.end - sentence.start for sentence in passage.sentences], np.float32)
    lengths /= lengths.sum()
    ranked = np.sort(whole)
    named = cues.counts[:, :, :2].any(2)
    said = cues.counts.any(2)
    totals = cues.counts.sum(0) @ np.array([1, 1, 0.3], np.float32)
    spoken = (each * lengths[:, None]).sum(0)
    alone = each == each.max(1, keepdims=True)
    themes = len(slugs)
    columns = [
        whole,
        whole - ranked[-2],
        whole - ranked[-1],
        np.minimum(np.argsort(np.argsort(-whole, kind="stable"), kind="stable"), 5),
        each.max(0),
        np.log(each.max(0) + 1e-3),
        spoken,
        each[0],
        (each > 0.3).mean(0),
        (alone * lengths[:, None]).sum(0),
        spoken / (1e-6 + spoken.sum()),
        *(np.minimum(cues.counts.sum(0)[:, n], most) for n, most in enumerate((5, 6, 6))),
        (named * lengths[:, None]).sum(0),
        (said * lengths[:, None]).sum(0),
        totals / (1e-6 + totals.sum()),
        totals / (1e-6 + totals.max()),
        cues.first,
        named[0],
        _first_sentence(each),
        np.array([slug in NARROW for slug in slugs]),
        np.arange(themes) == residual,
        *_of_the_passage(passage, like, named, ranked, residual, themes),
        sounds.words,
        sounds.cues,
        *_by_clause(passage, _odds(sounds.clauses)),
    ]
    return np.array(columns, np.float32).T


def _by_clause(passage: Passage, each: Numbers) -> list[Numbers]:
    """In how much of the passage a theme is told of, clause by clause, and where it begins."""
    lengths = np.array([clause.last - clause.first for clause in passage.clauses], np.float32)
    lengths /= lengths.sum()
    begins = np.cumsum(lengths) - lengths
    foremost = each == each.max(1, keepdims=True)
    start = _begins(each > 0.3, begins)
    return [
        each.max(0),
        (each * lengths[:, None]).sum(0),
        (foremost * lengths[:, None]).sum(0),
        each[0],
        start,
        _begins(foremost, begins),
        np.minimum(np.argsort(np.argsort(start, kind="stable"), kind="stable"), 4),
    ]


def _begins(found: NDArray[np.bool], begins: Numbers) -> Numbers:
    """By theme, where the first clause begins in which it is found, as a share of the passage."""
    return np.where(found.any(0), begins[found.argmax(0)], NOWHERE)


def _of_the_passage(
    passage: Passage, like: Numbers, named: NDArray[np.bool], ranked: Numbers, residual: int, themes: int
) -> list[Numbers]:
    """Numbers that are the same for all themes of a passage."""
    numbers = (
        len(passage.sentences),
        np.log(1 + len(passage.text)),
        (like > 0.3).sum(),
        named.any(0).sum(),
        passage.place.is_item_to_improve,
        ranked[-1],
        ranked[-2],
        like[residual],
        passage.place.part == "overview",
    )
    return [np.full(themes, float(number)) for number in numbers]


def _first_sentence(each: Numbers) -> Numbers:
    """By theme, the share of sentences before the first that sounds like it."""
    found = each > 0.3
    place = np.where(found.any(0), found.argmax(0), 9)
    return place / len(each)


def _odds(log_odds: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-log_odds))
