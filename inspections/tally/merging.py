"""Old columns and those of visits that were read again, as one."""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from .building import grades_then, places_of
from .columns import Column, FindingColumns, Pairs, VisitColumns

NO_LONGER = -1
GAP = 1


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
    """In the order of the central list, where the findings of a visit stand together, as they do in both."""
    start, number = _stretches(old, new, moved)
    runs = _runs(start[number > 0], (start + number)[number > 0], len(old))
    columns = {
        field.name: _joined(getattr(old, field.name), getattr(new, field.name), runs)
        for field in fields(FindingColumns)
        if field.name != "visit"
    }
    return FindingColumns(visit=np.repeat(np.arange(len(number), dtype=np.int32), number), **columns)


def _stretches(old, new, moved):
    """Where the findings of each visit start, those of new ones counted on behind a gap, and how many they are."""
    size = max(places.max(initial=NO_LONGER) for places in moved) + 1
    start, number = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for findings, places, before in ((old, moved[0], 0), (new, moved[1], len(old) + GAP)):
        stays, of_visit = places != NO_LONGER, np.bincount(findings.visit, minlength=len(places))
        start[places[stays]] = (before + of_visit.cumsum() - of_visit)[stays]
        number[places[stays]] = of_visit[stays]
    return start, number


def _runs(start, stop, old):
    """Stretches that follow each other as one: whether it is new, and the slice. A gap keeps old and new apart."""
    breaks = np.flatnonzero(start[1:] != stop[:-1])
    starts, stops = start[np.append(0, breaks + 1)[: len(start)]], stop[np.append(breaks, len(stop) - 1)[: len(stop)]]
    news = (starts > old).tolist()
    before = np.where(news, old + GAP, 0)
    return [(new, slice(*run)) for new, *run in zip(news, starts - before, stops - before, strict=True)]


def _joined(old, new, runs):
    """One column, or several of one field."""
    if isinstance(old, tuple):
        return tuple(_joined(*parts, runs) for parts in zip(old, new, strict=True))
    return np.concatenate([old[:0], *((new if is_new else old)[run] for is_new, run in runs)])
