"""How right suggestions are on passages of authorities that the model has not learned from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ..passages import Passage
from ..suggesting import Suggestion, suggest
from .corpus import Corpus
from .examples import Example
from .learning import fold_of, learn

FOLDS = 10
BANDS = (0.0, 0.3, 0.5, 0.7, 0.9, 1.01)
ALL_ASSESSMENTS = ("strength", "needs_improvement", "mixed", "context")


@dataclass(frozen=True)
class Measured:
    """Passages coded by people, each with what was suggested for it."""

    examples: Sequence[Example]
    suggestions: Sequence[Suggestion]
    in_list: Sequence[bool]

    @cached_property
    def pairs(self) -> list[tuple[Example, Suggestion]]:
        return list(zip(self.examples, self.suggestions, strict=True))

    def only(self, in_list: bool) -> "Measured":
        """The items of lists of what must improve, or all others."""
        keep = [n for n, listed in enumerate(self.in_list) if listed == in_list]
        return Measured(*([column[n] for n in keep] for column in (self.examples, self.suggestions, self.in_list)))


@dataclass(frozen=True)
class Rates:
    """Shares from 0 to 1 over all theme suggestions together (micro); `cases` is how many codings people gave."""

    precision: float
    recall: float
    f1: float
    cases: int


def measure(corpus: Corpus, folds: int = FOLDS) -> Measured:
    """Suggestions for all gold passages, each by a model that learned from other authorities only."""
    gold = corpus.has("gold")
    fold = fold_of(corpus.groups, folds)
    suggestions: dict[int, Suggestion] = {}
    for number in range(folds):
        asked = np.flatnonzero(gold & (fold == number))
        if len(asked):
            model = learn(corpus, fold != number)
            for row in asked:
                example = corpus.examples[row]
                suggestions[int(row)] = suggest(example.text, example.section, example.kind, model=model)
    return _measured(corpus, suggestions)


def measure_keywords(corpus: Corpus) -> Measured:
    """The baseline: themes by the codebook's terms alone, top three with at least half of the best count.

    The assessment is the commonest one, or that of the place.
    """
    suggestions = {}
    for row in np.flatnonzero(corpus.has("gold")):
        counts = corpus.cues[row].counts[:, :, 0].sum(0)
        best = [theme for theme in np.argsort(-counts, kind="stable")[:3] if counts[theme] >= max(1, counts.max() / 2)]
        themes = tuple((corpus.slugs[theme], 0.0, ()) for theme in best)
        suggestions[int(row)] = Suggestion(themes, _usual(corpus.passages[row]), 0.0)
    return _measured(corpus, suggestions)


def _usual(passage: Passage) -> str:
    return "needs_improvement" if passage.place.is_item_to_improve else "strength"


def _measured(corpus: Corpus, suggestions: dict[int, Suggestion]) -> Measured:
    rows = sorted(suggestions)
    return Measured(
        [corpus.examples[row] for row in rows],
        [suggestions[row] for row in rows],
        [corpus.passages[row].place.is_item_to_improve for row in rows],
    )


def rates(measured: Measured, theme: str = "") -> Rates:
    """How right the themes are, or one of them."""
    right = given = suggested = 0
    for example, suggestion in measured.pairs:
        truth = {slug for slug in example.themes if theme in ("", slug)}
        guess = {slug for slug, *_ in suggestion.themes if theme in ("", slug)}
        right, given, suggested = right + len(truth & guess), given + len(truth), suggested + len(guess)
    precision, recall = _share(right, suggested), _share(right, given)
    return Rates(precision, recall, _share(2 * right, given + suggested), given)


def first_right(measured: Measured) -> float:
    """Share of passages whose first theme is the one that people put first."""
    return _mean(s.themes[0][0] == e.themes[0] if s.themes else False for e, s in measured.pairs)


def first_among(measured: Measured) -> float:
    """Share of passages whose first theme is any of those that people gave."""
    return _mean(s.themes[0][0] in e.themes if s.themes else False for e, s in measured.pairs)


def same_set(measured: Measured) -> float:
    """Share of passages with exactly the themes that people gave."""
    return _mean({slug for slug, *_ in s.themes} == set(e.themes) for e, s in measured.pairs)


def assessment_right(measured: Measured) -> float:
    """Share of passages with the assessment that people gave."""
    return _mean(suggestion.assessment == example.assessment for example, suggestion in measured.pairs)


def kappa(measured: Measured) -> float:
    """Cohen's kappa of the assessment: agreement beyond chance, 1 at most."""
    table = confusion(measured)
    total = table.sum()
    chance = float((table.sum(0) * table.sum(1)).sum() / total**2)
    return (float(table.trace() / total) - chance) / (1 - chance)


def confusion(measured: Measured) -> np.ndarray:
    """Counts: people's assessment (rows) by the one suggested (columns), in the order of ALL_ASSESSMENTS."""
    table = np.zeros((len(ALL_ASSESSMENTS),) * 2, int)
    for example, suggestion in measured.pairs:
        table[ALL_ASSESSMENTS.index(example.assessment), ALL_ASSESSMENTS.index(suggestion.assessment)] += 1
    return table


def per_theme(measured: Measured) -> list[tuple[str, Rates]]:
    """Rates of each theme that people gave or the machine suggested, most frequent first."""
    slugs = {slug for example in measured.examples for slug in example.themes}
    slugs |= {slug for suggestion in measured.suggestions for slug, *_ in suggestion.themes}
    found = [(slug, rates(measured, slug)) for slug in slugs]
    return sorted(found, key=lambda row: (-row[1].cases, row[0]))


def calibration(scored: Iterable[tuple[float, bool]]) -> list[tuple[str, int, int]]:
    """By band of the score: its name, how many suggestions, how many of them right."""
    scored = list(scored)
    bands = []
    for low, high in pairwise(BANDS):
        inside = [right for score, right in scored if low <= score < high]
        bands.append((f"{low} to {min(high, 1):g}", len(inside), sum(inside)))
    return bands


def theme_scores(measured: Measured) -> Iterator[tuple[float, bool]]:
    """Of each suggested theme: its score, and whether people gave it."""
    for example, suggestion in measured.pairs:
        for slug, score, _ in suggestion.themes:
            yield score, slug in example.themes


def assessment_scores(measured: Measured) -> Iterator[tuple[float, bool]]:
    """Of each suggested assessment: its score, and whether people gave it."""
    for example, suggestion in measured.pairs:
        yield suggestion.assessment_score, suggestion.assessment == example.assessment


def spread(measured: Measured, figure: Callable[[Measured], float], draws: int = 1000) -> tuple[float, float]:
    """Where 95 of 100 values of a figure lie when authorities are drawn anew, with replacement."""
    groups: dict[str, list[int]] = {}
    for row, example in enumerate(measured.examples):
        groups.setdefault(example.group, []).append(row)
    names, random = sorted(groups), np.random.default_rng(0)
    values = []
    for _ in range(draws):
        rows = [row for name in random.choice(names, len(names)) for row in groups[name]]
        columns = (measured.examples, measured.suggestions, measured.in_list)
        values.append(figure(Measured(*([column[row] for row in rows] for column in columns))))
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
