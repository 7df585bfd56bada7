"""From rows as read to columns in their order."""

import numpy as np

from .codes import NONE, Codes
from .columns import THEMES_AT_MOST, Column, FindingColumns, Pairs, VisitColumns
from .reading import FINDINGS, JUDGEMENTS, LEADS, THEMES, TOPICS, VISITS, Reader

NO_DAY = -1
DAYS = 10**7
"""More than any day number: an authority and a day make one number that sorts by both."""

YEAR_ONE = np.datetime64("0001-01-01")
GRADED_AREA = "overall"


def read_visits(reader: Reader, codes: Codes) -> VisitColumns:
    pk, authority, framework, kind, coverage, published, first_day, last_day = reader.read(VISITS, 8)
    order = np.lexsort((pk, -published.astype(np.int64)))
    pk, published = pk[order], published[order].astype(np.int32)
    place = code_of(authority[order], codes.of_key["authority"])
    judged, area, grade = reader.read(JUDGEMENTS, 3)
    judged = places_of(judged, pk)
    overall = _overall(judged, area, grade, len(pk), codes)
    first_day = first_day[order].astype(np.int32)
    return VisitColumns(
        pk=pk,
        authority=place,
        region=_lookup(codes.authority_regions, place),
        framework=framework[order].astype(np.int8),
        type=kind[order].astype(np.int8),
        coverage=coverage[order].astype(np.int8),
        published=published,
        first_day=first_day,
        last_day=last_day[order].astype(np.int32),
        year=(YEAR_ONE + (published - 1)).astype("datetime64[Y]").astype(np.int16) + 1970,
        grade_then=grades_then(place, published, first_day, overall),
        overall_grade=overall,
        topics=_pairs(reader.read(TOPICS, 2), pk, codes.of_key["topic"]),
        leads=_pairs(reader.read(LEADS, 2), pk, codes.of_key["lead"]),
        judgement_visit=judged,
        judgement_area=area.astype(np.int8),
        judgement_grade=grade.astype(np.int8),
    )


def _overall(visit: Column, area: Column, grade: Column, number: int, codes: Codes) -> Column:
    """The code of each visit's overall grade."""
    overall = np.full(number, NONE, np.int8)
    chosen = area == codes.code("area", GRADED_AREA)
    overall[visit[chosen]] = grade[chosen]
    return overall


def grades_then(authority: Column, published: Column, first_day: Column, overall: Column) -> Column:
    """The overall grade of the authority's last report out by the first day on site, as in with_grade_then."""
    graded = np.flatnonzero(overall != NONE)[::-1]
    out = authority[graded].astype(np.int64) * DAYS + published[graded]
    order = np.argsort(out, kind="stable")
    out, grade = out[order], overall[graded][order]
    asked = authority.astype(np.int64) * DAYS + first_day
    last = np.searchsorted(out, asked, side="right") - 1
    then = np.full(len(authority), NONE, np.int8)
    there = (first_day != NO_DAY) & (last >= 0)
    there[there] = out[last[there]] // DAYS == authority[there]
    then[there] = grade[last[there]]
    return then


def read_findings(reader: Reader, visits: VisitColumns, codes: Codes) -> FindingColumns:
    pk, visit, number, kind, section, assessment, coded, page, words = reader.read(FINDINGS, 9)
    visit = places_of(visit, visits.pk)
    order = np.lexsort((pk, number, visit))
    pk = pk[order]
    themes, themes_by = _themes(reader, pk, codes)
    return FindingColumns(
        pk=pk,
        visit=visit[order],
        order=number[order].astype(np.int32),
        kind=kind[order].astype(np.int8),
        section=section[order].astype(np.int8),
        assessment=assessment[order].astype(np.int8),
        coded=coded[order].astype(np.int8),
        page=page[order].astype(np.int16),
        words=words[order].astype(np.int8),
        themes=themes,
        themes_by=themes_by,
    )


def _themes(reader: Reader, pk: Column, codes: Codes) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    finding, theme, rank, by = reader.read(THEMES, 4)
    place, code = places_of(finding, pk), code_of(theme, codes.of_key["theme"])
    themes = tuple(np.full(len(pk), NONE, np.int16) for _ in range(THEMES_AT_MOST))
    themes_by = tuple(np.full(len(pk), NONE, np.int8) for _ in range(THEMES_AT_MOST))
    for number in range(THEMES_AT_MOST):
        ranked = rank == number + 1
        themes[number][place[ranked]] = code[ranked]
        themes_by[number][place[ranked]] = by[ranked]
    return themes, themes_by


def _pairs(columns: list[Column], visits: Column, of_key: dict[int, int]) -> Pairs:
    visit, key = columns
    return Pairs(places_of(visit, visits), code_of(key, of_key))


def places_of(keys: Column, listed: Column) -> Column:
    """Where each key stands in the list; all of them must be in it."""
    order = np.argsort(listed, kind="stable")
    return order[np.searchsorted(listed, keys, sorter=order)].astype(np.int32)


def code_of(keys: Column, of_key: dict[int, int]) -> Column:
    """The code of each primary key."""
    found, inverse = np.unique(keys, return_inverse=True)
    return _lookup([of_key[int(key)] for key in found], inverse)


def _lookup(codes, places: Column) -> Column:
    return np.array(codes, dtype=np.int16)[places] if len(places) else np.zeros(0, np.int16)
