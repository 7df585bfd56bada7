"""Which themes a passage has, most central first."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from .features import Cues, Sounds, cue_block, cues_of, place_block, theme_features
from .model import CodingModel
from .passages import Passage
from .vocabulary import Numbers

STRONG = 0.65
SURE = 1.5  # how much the chance that a theme applies counts for its place in the order
MOST = 3  # coding guide, A: one to three themes


class ThemeScores(NamedTuple):
    """By theme: the chance that it applies, and how central it is, the greatest first."""

    applies: Numbers
    first: Numbers


def sounds_of(model: CodingModel, passage: Passage, cues: Cues) -> Sounds:
    """What the words of a passage and of each sentence say about its themes, before they are weighed together."""
    place = place_block(passage)
    columns, values = model.vocabulary.vector(passage.grams)
    rest = np.concatenate([cue_block(cues.counts), place])
    return Sounds(
        model.themes.of(columns, values, rest),
        _of_parts(model, passage.sentence_grams, cues.counts, place),
        _of_parts(model, passage.clause_grams, cues.clauses, place),
        model.words.of(columns, values, rest[:0]),
        model.cues.of(columns[:0], values[:0], rest),
    )


def _of_parts(model: CodingModel, grams: list[Counter[int]], counts: Numbers, place: Numbers) -> Numbers:
    """What each part of a passage sounds like: parts x themes."""
    return np.array(
        [
            model.themes.of(*model.vocabulary.vector(part), np.concatenate([cue_block(counts[n : n + 1]), place]))
            for n, part in enumerate(grams)
        ]
    )


def score_themes(model: CodingModel, passage: Passage) -> ThemeScores:
    """Scores of all themes. The passage has at least one word."""
    cues = cues_of(passage, model.slugs)
    sounds = sounds_of(model, passage, cues)
    features = theme_features(passage, cues, sounds, model.slugs, model.residual)
    odds = model.choice.of(features)
    applies = 1 / (1 + np.exp(-odds[:, 0]))
    return ThemeScores(applies, odds[:, 1] + SURE * np.log(applies + 1e-6))


def choose(scores: ThemeScores, threshold: float, residual: int) -> list[int]:
    """The themes to suggest: the likeliest, and up to two more from the threshold; the most central first.

    Coding guide, A6: the residual theme stands beside others only on strong evidence.
    """
    likeliest = [int(theme) for theme in np.argsort(-scores.applies, kind="stable")[:MOST]]
    chosen = [theme for n, theme in enumerate(likeliest) if n == 0 or scores.applies[theme] >= threshold]
    if len(chosen) > 1 and residual in chosen and scores.applies[residual] < STRONG:
        chosen.remove(residual)
    first = max(chosen, key=lambda theme: scores.first[theme])
    return [first, *(theme for theme in chosen if theme != first)]
