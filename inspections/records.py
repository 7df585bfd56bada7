"""Findings as lists show them, where a tally has picked them: it knows what the database would look for once a row."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

import numpy as np
from django.db.models import Prefetch, QuerySet

from .models import Finding, Theme, Visit
from .tally import Tally, VisitsAsked


class ThemeOfFinding(NamedTuple):
    """What lists show of a FindingTheme."""

    theme: Theme
    assigned_by: str


def findings_by_key(tally: Tally, keys: Iterable[int], findings: QuerySet | None = None) -> dict[int, Finding]:
    """The findings with these keys, of all or of those given, with what `for_list` gives them. Two queries."""
    visits = Prefetch("visit", Visit.objects.select_related("authority", "framework"))
    asked = Finding.objects.all() if findings is None else findings
    found = {finding.pk: finding for finding in asked.filter(pk__in=keys).prefetch_related(visits)}
    add_grades(tally, [finding.visit for finding in found.values()])
    add_themes(tally, found)
    return found


def add_grades(tally: Tally, visits: Iterable[Visit]) -> None:
    """Give public visits grade_then: the name of the authority's overall grade when inspectors came, or None."""
    names = [*tally.codes.names["grade"], None]  # NONE is the place of the last
    places = np.flatnonzero(np.isin(tally.visits.pk, [visit.pk for visit in visits]))
    grades = dict(zip(tally.visits.pk[places].tolist(), tally.visits.grade_then[places].tolist(), strict=True))
    for visit in visits:
        visit.grade_then = names[grades[visit.pk]] if visit.pk in grades else None


def add_themes(tally: Tally, findings: dict[int, Finding]) -> None:
    """Give public findings by key their theme_rows, the most central first, as `prefetch_related` would."""
    themes = themes_by_code(tally)
    for key, place in _places(tally, findings).items():
        rows = _theme_rows(tally, place, themes)
        vars(findings[key]).setdefault("_prefetched_objects_cache", {})["theme_rows"] = rows


def themes_by_code(tally: Tally) -> dict[int, Theme]:
    """The themes with their groups; NONE is no theme's. One query, the first time that a tally is asked for."""
    return tally.kept.get("themes", partial(_themes, tally))


def _themes(tally: Tally) -> dict[int, Theme]:
    codes, themes = tally.codes.of_key["theme"], Theme.objects.select_related("group").order_by()
    return {codes[theme.pk]: theme for theme in themes if theme.pk in codes}


def _places(tally: Tally, findings: dict[int, Finding]) -> dict[int, int]:
    """Where findings stand in the tally, by key. Those of a visit stand together, so few are looked through."""
    visits = np.isin(tally.visits.pk, list({finding.visit_id for finding in findings.values()}))
    places = VisitsAsked(tally, visits).findings
    keys = zip(tally.findings.pk[places].tolist(), places.tolist(), strict=True)
    return {key: place for key, place in keys if key in findings}


def _theme_rows(tally: Tally, place: int, themes: dict[int, Theme]) -> list[ThemeOfFinding]:
    pairs = zip(tally.findings.themes, tally.findings.themes_by, strict=True)
    codes = [(theme[place], by[place]) for theme, by in pairs]
    coders = tally.codes.words["themes_by"]
    return [ThemeOfFinding(themes[theme], coders[by]) for theme, by in codes if theme in themes]
