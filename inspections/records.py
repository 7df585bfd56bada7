"""Findings as lists show them, where a tally has picked them: it knows the grades that the database would look for."""

from collections.abc import Iterable

import numpy as np
from django.db.models import Prefetch, QuerySet

from .models import Finding, FindingTheme, Visit
from .tally import Tally


def findings_by_key(tally: Tally, keys: Iterable[int], findings: QuerySet | None = None) -> dict[int, Finding]:
    """The findings with these keys, of all or of those given, as by `for_list`. Three queries."""
    visits = Prefetch("visit", Visit.objects.select_related("authority", "framework"))
    themes = Prefetch("theme_rows", FindingTheme.objects.select_related("theme"))
    asked = Finding.objects.all() if findings is None else findings
    found = {finding.pk: finding for finding in asked.filter(pk__in=keys).prefetch_related(visits, themes)}
    add_grades(tally, [finding.visit for finding in found.values()])
    return found


def add_grades(tally: Tally, visits: Iterable[Visit]) -> None:
    """Give public visits grade_then: the name of the authority's overall grade when inspectors came, or None."""
    names = [*tally.codes.names["grade"], None]  # NONE is the place of the last
    places = np.flatnonzero(np.isin(tally.visits.pk, [visit.pk for visit in visits]))
    grades = dict(zip(tally.visits.pk[places].tolist(), tally.visits.grade_then[places].tolist(), strict=True))
    for visit in visits:
        visit.grade_then = names[grades[visit.pk]] if visit.pk in grades else None
