"""Learns a model from a corpus: first what words say, then how that is weighed, each on passages it has not seen."""

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ..assessments import combined
from ..features import Cues, Sounds, cue_block, place_block, theme_features
from ..model import ASSESSMENTS, RESIDUAL, CodingModel, Linear, Scaled
from ..passages import Passage
from ..vocabulary import Numbers, learn_vocabulary
from .corpus import Corpus

VERSION = "2"
THRESHOLD = 0.35  # of a second or third theme; best of .2 to .5 over all folds
WEIGHT = 3  # of a real passage against one of our own summaries
INNER_FOLDS = 6
ORDER = 0.1  # how far the order of themes may follow the passages learned from
REAL = ("gold", "item", "coded", "confirmed")


def fold_of(groups: np.ndarray, folds: int) -> np.ndarray:
    """By example, the fold of its group: groups are dealt out by size, then by name."""
    sizes = Counter(groups)
    order = sorted(sizes, key=lambda group: (-sizes[group], group))
    fold = {group: number % folds for number, group in enumerate(order)}
    return np.array([fold[group] for group in groups])


@dataclass(frozen=True)
class Rows:
    """Numbers of some texts: `matrix` with known grams and what follows them; `owner` is the example of each row."""

    matrix: csr_matrix
    owner: np.ndarray


class Learner:
    """Learns from the examples of a corpus that `use` marks."""

    def __init__(self, corpus: Corpus, use: np.ndarray) -> None:
        self.corpus = corpus
        self.rows = np.flatnonzero(use)
        passages = [corpus.passages[row] for row in self.rows]
        self.groups = corpus.groups[self.rows]
        self.vocabulary = learn_vocabulary([passage.grams for passage in passages], list(self.groups))
        self.examples = [corpus.examples[row] for row in self.rows]
        self.real = corpus.has(*REAL)[self.rows]
        self.folds = fold_of(self.groups, INNER_FOLDS)

    def learn(self) -> CodingModel:
        """The model of all the examples."""
        themes, words, cues, choice = ThemeLearner(self).learn()
        tone, shades, verdict = AssessmentLearner(self).learn()
        return CodingModel(self._facts(), self.vocabulary, themes, words, cues, choice, tone, shades, verdict)

    def _facts(self) -> dict[str, Any]:
        sources = Counter(example.source for example in self.examples)
        return {
            "version": VERSION,
            "learned_from": dict(sorted(sources.items())),
            "authorities": len(set(self.groups)),
            "threshold": THRESHOLD,
            "themes": self.corpus.terms,
        }

    def matrix(self, grams: Sequence[Counter[int]], rest: Sequence[Numbers]) -> csr_matrix:
        """One row for each text: its known grams, then the numbers in `rest`."""
        indices, values, ends = [], [], [0]
        for counts, numbers in zip(grams, rest, strict=True):
            columns, found = self.vocabulary.vector(counts)
            more = np.flatnonzero(numbers)
            indices += [columns, len(self.vocabulary) + more]
            values += [found, numbers[more]]
            ends.append(ends[-1] + len(columns) + len(more))
        width = len(self.vocabulary) + len(rest[0])
        return csr_matrix((np.concatenate(values), np.concatenate(indices), ends), (len(grams), width), np.float64)

    def seen_and_unseen(self, use: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """For each fold: what to learn from and what to apply it to, among examples that `use` marks."""
        for fold in range(INNER_FOLDS):
            yield use & (self.folds != fold), use & (self.folds == fold)


class ThemeLearner:
    """Learns to tell themes."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        corpus, rows = learner.corpus, learner.rows
        self.slugs = corpus.slugs
        self.passages = [corpus.passages[row] for row in rows]
        self.cues = [corpus.cues[row] for row in rows]
        self.truth = np.array([[slug in each.themes for slug in self.slugs] for each in learner.examples])
        self.weights = np.where(learner.real, WEIGHT, 1)
        self.whole = self._whole()
        self.parts = self._parts()
        self.clauses = self._clauses()
        known = len(learner.vocabulary)
        self.matrices = (self.whole, self.whole[:, :known], self.whole[:, known:])

    def learn(self) -> tuple[Linear, Linear, Linear, Scaled]:
        """What a text, its words alone and its terms alone say of themes, and how to choose by it."""
        everything = np.ones(len(self.truth), bool)
        return *(self._themes(everything, matrix) for matrix in self.matrices), self._choice()

    def _place(self, row: int) -> Numbers:
        """Summaries are not told apart by their place: they stand in other words than passages."""
        block = place_block(self.passages[row])
        return block if self.learner.real[row] else 0 * block

    def _whole(self) -> csr_matrix:
        rest = [np.concatenate([cue_block(cues.counts), self._place(n)]) for n, cues in enumerate(self.cues)]
        return self.learner.matrix([passage.grams for passage in self.passages], rest)

    def _parts(self) -> Rows:
        """The sentences of real passages."""
        return self._pieces((passage.sentence_grams, cues.counts) for passage, cues in self._read())

    def _clauses(self) -> Rows:
        return self._pieces((passage.clause_grams, cues.clauses) for passage, cues in self._read())

    def _read(self) -> Iterator[tuple[Passage, Cues]]:
        return zip(self.passages, self.cues, strict=True)

    def _pieces(self, passages: Iterable[tuple[list[Counter[int]], Numbers]]) -> Rows:
        """One row for each piece of a real passage, from the grams and the terms of its pieces."""
        grams, rest, owner = [], [], []
        for row, (pieces, found) in enumerate(passages):
            if not self.learner.real[row]:
                continue
            for number, counts in enumerate(pieces):
                block = cue_block(found[number : number + 1])
                grams.append(counts)
                rest.append(np.concatenate([block, self._place(row)]))
                owner.append(row)
        return Rows(self.learner.matrix(grams, rest), np.array(owner))

    def _themes(self, use: np.ndarray, matrix: csr_matrix) -> Linear:
        fits = [_fit(matrix[use], self.truth[use, column], self.weights[use]) for column in range(len(self.slugs))]
        return _linear([fit or _never(matrix.shape[1]) for fit in fits])

    def _choice(self) -> Scaled:
        """How the signs of a theme are weighed, learned on sounds that were made without the passage's authority."""
        features, rows = [], []
        for seen, unseen in self.learner.seen_and_unseen(np.ones(len(self.truth), bool)):
            sounds = self._sounds(seen)
            for row in np.flatnonzero(unseen & self.learner.real):
                features.append(self._features(row, sounds))
                rows.append(row)
        return _choice(np.array(features), self.truth[rows], np.array([self._first(row) for row in rows]))

    def _first(self, row: int) -> int:
        """The first theme of an example that is known."""
        return next(self.slugs.index(slug) for slug in self.learner.examples[row].themes if slug in self.slugs)

    def _sounds(self, seen: np.ndarray) -> Sounds:
        """What all examples sound like to who has learned from those `seen`; sentences by their owner."""
        themes, *others = (self._themes(seen, matrix) for matrix in self.matrices)
        return Sounds(
            self.whole @ themes.weights + themes.bias,
            self.parts.matrix @ themes.weights + themes.bias,
            self.clauses.matrix @ themes.weights + themes.bias,
            *(matrix @ one.weights + one.bias for matrix, one in zip(self.matrices[1:], others, strict=True)),
        )

    def _features(self, row: int, sounds: Sounds) -> Numbers:
        own = Sounds(
            sounds.whole[row],
            sounds.parts[self.parts.owner == row],
            sounds.clauses[self.clauses.owner == row],
            sounds.words[row],
            sounds.cues[row],
        )
        return theme_features(self.passages[row], self.cues[row], own, self.slugs, self.slugs.index(RESIDUAL))


class AssessmentLearner:
    """Learns to tell strengths, shortfalls and mixtures, from passages whose place does not fix the assessment."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.passages = [learner.corpus.passages[row] for row in learner.rows]
        self.tones = [learner.corpus.tones[row] for row in learner.rows]
        names = [each.assessment for each in learner.examples]
        self.truth = np.array([ASSESSMENTS.index(name) if name in ASSESSMENTS else -1 for name in names])
        fixed = np.array([passage.place.is_item_to_improve for passage in self.passages])
        self.use = (self.truth >= 0) & ~fixed
        self.weights = np.where(learner.real, 2, 1)
        self.whole = self._whole()
        self.parts = self._parts()

    def learn(self) -> tuple[Linear, Linear, Scaled]:
        """The sign of a sentence, the shades of a whole passage, and how they are combined."""
        return *self._signs(self.use), self._verdict()

    def _whole(self) -> csr_matrix:
        return self.learner.matrix([each.grams for each in self.passages], [tone.sum(0) / 3 for tone in self.tones])

    def _parts(self) -> Rows:
        grams = [counts for passage in self.passages for counts in passage.sentence_grams]
        rest = [tone / 2 for sentences in self.tones for tone in sentences]
        owner = [row for row, passage in enumerate(self.passages) for _ in passage.sentences]
        return Rows(self.learner.matrix(grams, rest), np.array(owner))

    def _signs(self, use: np.ndarray) -> tuple[Linear, Linear]:
        """Sentences of strengths against those of shortfalls; each assessment against the rest."""
        plain = use & (self.truth < 2)
        rows = np.flatnonzero(plain[self.parts.owner])
        owner = self.parts.owner[rows]
        tone = _fit(self.parts.matrix[rows], self.truth[owner] == 1, self.weights[owner], balanced=True)
        shades = [
            _fit(self.whole[use], self.truth[use] == number, self.weights[use], balanced=True)
            for number in range(len(ASSESSMENTS))
        ]
        never = _never(self.whole.shape[1])
        return _linear([tone or never]), _linear([shade or never for shade in shades])

    def _verdict(self) -> Scaled:
        features, rows = [], []
        for seen, unseen in self.learner.seen_and_unseen(self.use):
            tone, shades = self._signs(seen)
            signs = (self.parts.matrix @ tone.weights + tone.bias)[:, 0]
            whole = self.whole @ shades.weights + shades.bias
            for row in np.flatnonzero(unseen & self.learner.real):
                features.append(combined(signs[self.parts.owner == row], whole[row], self.tones[row]))
                rows.append(row)
        return _scaled(np.array(features), np.eye(len(ASSESSMENTS), dtype=bool)[self.truth[rows]], 0.3, together=True)


type Fit = tuple[np.ndarray, float]
"""Weights and bias."""


def _fit(
    matrix: csr_matrix, truth: np.ndarray, weights: np.ndarray, strength: float = 1, *, balanced: bool = False
) -> Fit | None:
    """A logistic regression; None where there is nothing to tell apart."""
    if truth.all() or not truth.any() or not matrix.shape[1]:
        return None
    balance = "balanced" if balanced else None
    fitted = LogisticRegression(C=strength, solver="liblinear", class_weight=balance).fit(matrix, truth, weights)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _never(width: int) -> Fit:
    """What says no to everything: no example has it."""
    return np.zeros(width), -9.0


def _linear(fits: list[Fit]) -> Linear:
    """Rounded as the file keeps it, so that what is measured is what is kept."""
    weights = np.stack([weights for weights, _ in fits], axis=1)
    return Linear(weights.astype(np.float16).astype(np.float32), np.array([bias for _, bias in fits], np.float32))


def _scaled(features: np.ndarray, targets: np.ndarray, strength: float, *, together: bool = False) -> Scaled:
    """A logistic regression over features brought to one scale: each target by itself, or one of them `together`."""
    mean, scale = features.mean(0), features.std(0)
    scale[scale == 0] = 1
    even = (features - mean) / scale
    if together:
        fits = [_regression(even, targets.argmax(1), strength)]
    else:
        fits = [_regression(even, target, strength) for target in targets.T]
    weights = np.concatenate([fit.coef_ for fit in fits]).T
    bias = np.concatenate([fit.intercept_ for fit in fits])
    return Scaled(*(part.astype(np.float32) for part in (mean, scale, weights, bias)))


def _choice(features: np.ndarray, truth: np.ndarray, first: np.ndarray) -> Scaled:
    """Whether a theme applies (all themes of all passages), and which comes first (those that apply, by pairs).

    `features`: passages x themes x numbers; `truth`: passages x themes; `first`: by passage, its first theme.
    """
    applies = _scaled(features.reshape(-1, features.shape[2]), truth.reshape(-1, 1), strength=1)
    pairs = [(row, theme) for row, theme in np.argwhere(truth) if theme != first[row]]
    ahead = [(features[row, first[row]] - features[row, theme]) / applies.scale for row, theme in pairs]
    weights = np.stack([applies.weights[:, 0], _order(np.array(ahead), features.shape[2])], axis=1)
    return replace(applies, weights=weights, bias=np.append(applies.bias, np.float32(0)))


def _order(ahead: np.ndarray, width: int) -> Numbers:
    """Weights by which first themes are told from others, by how they differ: pairs x numbers, perhaps none."""
    if not len(ahead):
        return np.zeros(width, np.float32)
    order = LogisticRegression(C=ORDER, fit_intercept=False, max_iter=1000)
    order.fit(np.concatenate([ahead, -ahead]), np.repeat([True, False], len(ahead)))
    return order.coef_[0].astype(np.float32)


def _regression(features: np.ndarray, truth: np.ndarray, strength: float) -> LogisticRegression:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says when it stopped early, which is of no consequence here
        return LogisticRegression(C=strength, max_iter=1000).fit(features, truth)


def learn(corpus: Corpus, use: np.ndarray | None = None) -> CodingModel:
    """A model of all the examples of a corpus, or of those that `use` marks."""
    return Learner(corpus, np.ones(len(corpus.examples), bool) if use is None else use).learn()
