"""Findings in the order asked for, as the database would sort them."""

from collections.abc import Callable, Sequence

import numpy as np

from .columns import Column
from .tally import Tally

LAST = np.iinfo(np.int32).max
"""Where the database puts what is missing: behind everything, and before everything in the other direction."""


def _ranked(noun: str, column: str) -> Callable[[Tally], Column]:
    return lambda tally: np.array([*tally.codes.ranks[noun], 0])[getattr(tally.findings, column)]


def _of_visit(column: str) -> Callable[[Tally], Column]:
    return lambda tally: getattr(tally.visits, column)[tally.findings.visit]


SORTS: dict[str, Callable[[Tally], Column]] = {
    "visit__published_on": _of_visit("published"),
    "visit__authority__name": _of_visit("authority"),
    "visit__visit_type": lambda tally: np.array(tally.codes.ranks["type"])[_of_visit("type")(tally)],
    "visit__framework__name": _of_visit("framework"),
    "kind": _ranked("kind", "kind"),
    "section": _ranked("section", "section"),
    "assessment": _ranked("assessment", "assessment"),
    "assessment_by": _ranked("coded", "coded"),
    "order": lambda tally: tally.findings.order,
    "page": lambda tally: np.where(tally.findings.page < 0, LAST, tally.findings.page.astype(np.int32)),
    "pk": lambda tally: tally.findings.pk,
}
"""The columns by which findings can be sorted here, by the field that sorts them in the database."""


def can_sort(fields: Sequence[str]) -> bool:
    return all(field.removeprefix("-") in SORTS for field in fields)


def in_order(tally: Tally, places: Column, fields: Sequence[str]) -> Column:
    """The places of findings, sorted by the fields, a minus before those that go down; as they are without fields."""
    keys = [_key(tally, places, field) for field in fields]
    return places[np.lexsort(keys[::-1])] if keys else places


def _key(tally: Tally, places: Column, field: str) -> Column:
    column = SORTS[field.removeprefix("-")](tally)[places].astype(np.int64)
    return -column if field.startswith("-") else column
