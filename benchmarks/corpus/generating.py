"""A corpus of so many findings, from nothing to the last index."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inspections.models import (
    Finding,
    FindingTheme,
    FindingWords,
    Inspector,
    Judgement,
    Visit,
    VisitInspector,
    VisitPeriod,
)

from .loading import copy, finish, indexes_afterwards, words_afterwards
from .rows import FINDINGS_OF_A_VISIT, Findings, Visits
from .shape import Shape, sample_shape

TABLES = (Visit, VisitPeriod, VisitInspector, Judgement, Finding, FindingWords, FindingTheme)


@dataclass(frozen=True)
class Generated:
    """How many rows of each noun there are."""

    visits: int
    findings: int
    themes: int


def generate(findings: int, seed: int, tell: Callable[[str], object] = str) -> Generated:
    """Fills the empty tables of the database; `tell` hears what is being done."""
    random, shape = np.random.default_rng(seed), sample_shape()
    number = max(1, findings // FINDINGS_OF_A_VISIT)
    visits = Visits(shape, number, _inspectors(shape), random)
    drawn = Findings(shape, number, findings, random)
    with indexes_afterwards(*TABLES):
        tell("visits")
        copy(Visit, visits.columns, visits.rows())
        copy(VisitPeriod, visits.period_columns, visits.periods())
        copy(Judgement, visits.judgement_columns, visits.judgements())
        copy(VisitInspector, visits.inspector_columns, visits.leads())
        with words_afterwards() as make_words:
            tell("findings")
            make_words(copy(Finding, drawn.columns, drawn.rows()))
            tell("themes and words of findings")
            themes = copy(FindingTheme, drawn.theme_columns, drawn.theme_rows())
        tell("indexes")
    finish(*TABLES)
    return Generated(number, findings, themes)


def _inspectors(shape: Shape) -> dict[str, int]:
    """A made-up inspector for each that led a visit of the sample: keys are the names there, values primary keys."""
    names = sorted({visit.lead for visit in shape.visits} - {""})
    made = [Inspector(name=f"Inspector {n}", slug=f"inspector-{n}") for n in range(1, len(names) + 1)]
    return dict(zip(names, (row.pk for row in Inspector.objects.bulk_create(made)), strict=True))
