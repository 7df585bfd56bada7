"""Findings and visits in the order asked for, as the database would sort them."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from .columns import Column
from .tally import Tally

LAST = np.iinfo(np.int32).max
"""Where the database puts what is missing: behind everything, and before everything in the other direction."""

MANY = 10
"""From a tenth of all places on, they are taken out of the order of all, which is kept."""


def _ranked(noun: str, column: str) -> Callable[[Tally], Column]:
    return lambda tally: np.array([*tally.codes.ranks[noun], 0])[getattr(tally.findings, column)]


def _of_visit(column: str) -> Callable[[Tally], Column]:
    return lambda tally: getattr(tally.visits, column)[tally.findings.visit]


def _known(column: Column) -> Column:
    """What is not known has a number below zero."""
    return np.where(column < 0, LAST, column.astype(np.int32))


type Sorts = dict[str, Callable[[Tally], Column]]

FINDINGS: Sorts = {
    "visit__published_on": _of_visit("published"),
    "visit__authority__name": _of_visit("authority"),
    "visit__visit_type": lambda tally: np.array(tally.codes.ranks["type"])[_of_visit("type")(tally)],
    "visit__framework__name": _of_visit("framework"),
    "kind": _ranked("kind", "kind"),
    "section": _ranked("section", "section"),
    "assessment": _ranked("assessment", "assessment"),
    "assessment_by": _ranked("coded", "coded"),
    "order": lambda tally: tally.findings.order,
    "page": lambda tally: _known(tally.findings.page),
    "pk": lambda tally: tally.findings.pk,
}
"""The columns by which findings can be sorted here, by the field that sorts them in the database."""

VISITS: Sorts = {
    "published_on": lambda tally: tally.visits.published,
    "authority__name": lambda tally: tally.visits.authority,
    "visit_type": lambda tally: np.array(tally.codes.ranks["type"])[tally.visits.type],
    "framework__name": lambda tally: tally.visits.framework,
    "first_day": lambda tally: _known(tally.visits.first_day),
    "last_day": lambda tally: _known(tally.visits.last_day),
    "finding_count": lambda tally: tally.findings_of_visit,
    "coverage": lambda tally: np.array(tally.codes.ranks["coverage"])[tally.visits.coverage],
    "pk": lambda tally: tally.visits.pk,
}
"""The same of visits."""


def can_sort(fields: Sequence, sorts: Sorts = FINDINGS) -> bool:
    return all(isinstance(field, str) and field.removeprefix("-") in sorts for field in fields)


def in_order(tally: Tally, places: Column, fields: Sequence[str], sorts: Sorts = FINDINGS) -> Column:
    """Places sorted by the fields, a minus before those that go down; as they are without fields."""
    if not fields:
        return places
    everything = _size(tally, sorts)
    if len(places) * MANY < everything:
        return _sorted(tally, places, fields, sorts)
    # to leave out of the order of all is quicker than to sort most of them again
    order = tally.kept.get(("order", sorts is FINDINGS, tuple(fields)), partial(_order_of_all, tally, fields, sorts))
    if len(places) == everything:
        return order
    wanted = np.zeros(everything, bool)
    wanted[places] = True
    return order[wanted[order]]


def _order_of_all(tally: Tally, fields: Sequence[str], sorts: Sorts) -> Column:
    return _sorted(tally, np.arange(_size(tally, sorts), dtype=np.int32), fields, sorts)


def _size(tally: Tally, sorts: Sorts) -> int:
    return len(tally.findings if sorts is FINDINGS else tally.visits)


def _sorted(tally: Tally, places: Column, fields: Sequence[str], sorts: Sorts) -> Column:
    keys = [_key(tally, places, field, sorts) for field in fields]
    return places[np.lexsort(keys[::-1])]


def _key(tally: Tally, places: Column, field: str, sorts: Sorts) -> Column:
    column = sorts[field.removeprefix("-")](tally)[places].astype(np.int64)
    return -column if field.startswith("-") else column
