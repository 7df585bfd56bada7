"""The assessment of a passage: by place where the coding guide fixes it, else from the tone of its sentences."""

from typing import NamedTuple

import numpy as np

from .model import ASSESSMENTS, CodingModel
from .passages import Passage
from .tone import only_tells_of_the_visit, tone_of
from .vocabulary import Numbers

LIKELY = 0.9  # how often the rule for context is right where it speaks


class Assessed(NamedTuple):
    """One of the four assessments, and the chance that it is right. What a place fixes has 1."""

    name: str
    score: float


def assess(model: CodingModel, passage: Passage) -> Assessed:
    """The assessment of a passage with at least one word (coding guide, B)."""
    if passage.place.is_item_to_improve:
        return Assessed("needs_improvement", 1.0)
    if tells_of_the_visit(passage):
        return Assessed("context", LIKELY)
    odds = model.verdict.of(verdict_features(model, passage))
    shares = np.exp(odds - odds.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    return Assessed(ASSESSMENTS[best], float(shares[best]))


def tells_of_the_visit(passage: Passage) -> bool:
    """Whether a passage, by how it begins, is about the visit or the letter itself and not about a service."""
    return only_tells_of_the_visit(passage.words_of(passage.sentences[0]))


def tones(passage: Passage) -> Numbers:
    """The tone of each sentence: sentences x COUNTS."""
    return np.array([tone_of(passage.words_of(sentence)) for sentence in passage.sentences], np.float32)


def verdict_features(model: CodingModel, passage: Passage) -> Numbers:
    """Numbers by which the signs of the sentences are combined to one assessment."""
    tone = tones(passage)
    signs = np.array(
        [
            model.tone.of(*model.vocabulary.vector(grams), tone[n] / 2)[0]
            for n, grams in enumerate(passage.sentence_grams)
        ]
    )
    whole = model.shades.of(*model.vocabulary.vector(passage.grams), tone.sum(0) / 3)
    return combined(signs, whole, tone)


def combined(signs: Numbers, whole: Numbers, tone: Numbers) -> Numbers:
    """`signs`: by sentence, log odds that it finds fault; `whole`: by assessment, log odds of the passage."""
    fault = 1 / (1 + np.exp(-signs))
    ranked = np.sort(signs)
    numbers = [
        signs.mean(),
        ranked[-1],
        ranked[0],
        ranked[-2:][0],
        ranked[:2][-1],
        signs[0],
        signs[-1],
        ranked[-1] - ranked[0],
        (fault > 0.5).mean(),
        (fault > 0.5).sum(),
        (fault < 0.5).sum(),
        (fault > 0.7).any(),
        (fault < 0.3).any(),
        (fault > 0.6).any() and (fault < 0.4).any(),
        min(fault.max(), 1 - fault.min()),
        len(signs),
        len(signs) == 1,
    ]
    return np.concatenate([np.array(numbers, np.float32), whole, tone.mean(0), tone.max(0), tone.sum(0) / 3])
