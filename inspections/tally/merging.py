"""Old columns and those of visits that were read again, as one."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from .building import grades_then, places_of
from .columns import Column, FindingColumns, Pairs, VisitColumns

NO_LONGER = -1


def merged(
    visits: VisitColumns,
    findings: FindingColumns,
    new_visits: VisitColumns,
    new_findings: FindingColumns,
    changed: Sequence[int],
) -> tuple[VisitColumns, FindingColumns]:
    """All visits and findings, with the new ones in the place of those of the visits that changed."""
    kept = ~np.isin(visits.pk, np.array(changed, np.int64))
    pk = np.concatenate([visits.pk[kept], new_visits.pk])
    published = np.concatenate([visits.published[kept], new_visits.published])
    order = np.lexsort((pk, -published))
    old_place, new_place = _moved(visits.pk, kept, pk[order]), places_of(new_visits.pk, pk[order])
    return (
        _visits(visits, new_visits, kept, order, (old_place, new_place)),
        _findings(findings, new_findings, (old_place, new_place)),
    )


def _moved(pk: Column, kept: Column, listed: Column) -> Column:
    """Where each old visit stands now; NO_LONGER for those that were read again."""
    moved = np.full(len(pk), NO_LONGER, np.int32)
    moved[kept] = places_of(pk[kept], listed)
    return moved


def _visits(old, new, kept, order, moved) -> VisitColumns:
    columns = {}
    for field in fields(VisitColumns):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if isinstance(before, Pairs):
            visit, code = _side((before.visit, before.code), (after.visit, after.code), moved)
            columns[field.name] = Pairs(visit, code)
        elif not field.name.startswith("judgement_"):
            columns[field.name] = np.concatenate([before[kept], after])[order]
    judgements = _side(*(_judgements(part) for part in (old, new)), moved)
    names = ("judgement_visit", "judgement_area", "judgement_grade")
    visits = VisitColumns(**columns, **dict(zip(names, judgements, strict=True)))
    then = grades_then(visits.authority, visits.published, visits.first_day, visits.overall_grade)
    return replace(visits, grade_then=then)


def _judgements(visits: VisitColumns):
    return visits.judgement_visit, visits.judgement_area, visits.judgement_grade


def _side(old, new, moved):
    """Columns that have several rows a visit, the first of them the place of the visit."""
    places = moved[0][old[0]]
    kept = places != NO_LONGER
    visit = np.concatenate([places[kept], moved[1][new[0]]])
    return visit, *(np.concatenate([before[kept], after]) for before, after in zip(old[1:], new[1:], strict=True))


def _findings(old: FindingColumns, new: FindingColumns, moved) -> FindingColumns:
    """In the order of the central list. Most are in order already, which a stable sort is quick to find."""
    place = moved[0][old.visit]
    kept = place != NO_LONGER
    visit = np.concatenate([place[kept], moved[1][new.visit]])
    order = np.argsort(visit, kind="stable")
    columns = {"visit": visit[order]}
    for field in fields(FindingColumns):
        if field.name != "visit":
            columns[field.name] = _joined(getattr(old, field.name), getattr(new, field.name), kept, order)
    return FindingColumns(**columns)


def _joined(old, new, kept, order):
    """One column, or several of one field."""
    if isinstance(old, tuple):
        return tuple(_joined(*parts, kept, order) for parts in zip(old, new, strict=True))
    return np.concatenate([old[kept], new])[order]
