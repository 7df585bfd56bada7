"""Which themes a passage has, most central first."""

from typing import NamedTuple

import numpy as np

from .features import cue_block, cues_of, place_block, theme_features
from .model import CodingModel
from .passages import Passage
from .vocabulary import Numbers

MOST = 3  # coding guide, A: one to three themes


class ThemeScores(NamedTuple):
    """By theme: the chance that it applies, and the log odds that it comes first."""

    applies: Numbers
    first: Numbers


class Sounds(NamedTuple):
    """How much a passage sounds like each theme (log odds): the `whole` of it, and each of its `parts` (sentences)."""

    whole: Numbers
    parts: Numbers


def sounds_of(model: CodingModel, passage: Passage, counts: Numbers) -> Sounds:
    """What the words of a passage and of each sentence say about its themes, before they are weighed together."""
    place = place_block(passage)

    def odds(grams, cues):
        return model.themes.of(*model.vocabulary.vector(grams), np.concatenate([cue_block(cues), place]))

    parts = [odds(grams, counts[n : n + 1]) for n, grams in enumerate(passage.sentence_grams)]
    return Sounds(odds(passage.grams, counts), np.array(parts))


def score_themes(model: CodingModel, passage: Passage) -> ThemeScores:
    """Scores of all themes. The passage has at least one word."""
    cues = cues_of(passage, model.slugs)
    sounds = sounds_of(model, passage, cues.counts)
    features = theme_features(passage, cues, sounds.whole, sounds.parts, model.slugs, model.residual)
    odds = model.choice.of(features)
    return ThemeScores(1 / (1 + np.exp(-odds[:, 0])), odds[:, 1])


def choose(scores: ThemeScores, threshold: float) -> list[int]:
    """The themes to suggest: the likeliest, and up to two more from the threshold; the most central first."""
    likeliest = np.argsort(-scores.applies, kind="stable")[:MOST]
    chosen = [int(theme) for n, theme in enumerate(likeliest) if n == 0 or scores.applies[theme] >= threshold]
    first = max(chosen, key=lambda theme: scores.first[theme])
    return [first, *(theme for theme in chosen if theme != first)]
