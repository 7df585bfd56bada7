"""Which findings are strengths or items to improve, and which visits were told of which themes by them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from inspections.models import ITEM_KINDS, Assessment, CodedBy

from .columns import Column

if TYPE_CHECKING:
    from .tally import Tally

type Mask = Callable[["Tally", Column | slice], Column]

EVERY = slice(None)
"""The places of all findings."""


def strengths(tally: "Tally", places: Column | slice) -> Column:
    """A mask over some findings: the strengths."""
    return tally.findings.assessment[places] == tally.codes.code("assessment", Assessment.STRENGTH)


def items(tally: "Tally", places: Column | slice) -> Column:
    """A mask over some findings: the items to improve."""
    kind = tally.findings.kind[places]
    return np.logical_or.reduce([kind == tally.codes.code("kind", each) for each in ITEM_KINDS])


def visits_told(tally: "Tally", counted: Mask, places: Column | slice = EVERY) -> Column:
    """visit x theme: whether any of the findings at some places that are counted is on the theme, as persons coded."""
    findings, person = tally.findings, tally.codes.code("coded", CodedBy.PERSON)
    table = np.zeros((len(tally.visits), len(tally.codes.words["theme"])), bool)
    visit, chosen = findings.visit[places], counted(tally, places) & (findings.coded[places] == person)
    for theme, by in zip(findings.themes, findings.themes_by, strict=True):
        on = np.flatnonzero(chosen & (by[places] == person))
        table[visit[on], theme[places][on]] = True
    return table
