"""Who is praised for a theme and who must improve it, and the examples of it that are the strongest."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import Prefetch

from .models import Authority, Finding, Section, Visit
from .records import add_grades
from .tally import Tally
from .tally.codes import NONE
from .tally.columns import Column
from .tally.themes import first_on, items, strengths

GOOD_OR_BETTER = ("outstanding", "good")

AREAS = {
    Section.HELP_AND_PROTECTION: ["help_and_protection"],
    Section.IN_CARE: ["in_care", "looked_after_and_permanence"],
    Section.IN_CARE_AND_LEAVERS: ["in_care_and_care_leavers"],
    Section.CARE_LEAVERS: ["care_leavers"],
    Section.ADOPTION: ["adoption"],
    Section.LEADERS: ["leaders", "leadership_management_governance"],
    Section.LSCB: ["lscb"],
}
"""The areas of judgement that a section is about; every other section counts as overall effectiveness."""


@dataclass(frozen=True)
class Examples:
    """Findings on a theme, one an authority, the latest first."""

    strongest: list[Finding]
    told: list[Finding]


def examples(tally: Tally, places: Column, theme, number):
    """So many of the strongest strengths on a theme and of the latest items to improve. Two queries.

    `places` are those of the findings on it (`tally.themes.reviewed_on`), here and below. The strongest are those whose
    first theme this is, from inspections that graded the area of their section good or outstanding (overall, where the
    section has no area of its own). Persons assigned theme and assessment. Of each authority there is one, the first of
    its latest report.
    """
    is_strongest = strengths(tally, places) & first_on(tally, places, theme) & _was_graded_well(tally, places)
    told = places[items(tally, places) & ~is_strongest]
    keys = [_latest(tally, chosen, number) for chosen in (places[is_strongest], told)]
    visits = Prefetch("visit", Visit.objects.select_related("authority"))
    found = Finding.objects.prefetch_related(visits).in_bulk([key for listed in keys for key in listed])
    add_grades(tally, [finding.visit for finding in found.values()])
    return Examples(*([found[key] for key in listed if key in found] for listed in keys))


def _latest(tally, places, number):
    """The keys of so many findings, the first in the central order of each authority, the latest published first."""
    visit = tally.findings.visit[places]
    _, first = np.unique(tally.visits.authority[visit], return_index=True)
    keys, published = tally.findings.pk[places[first]], tally.visits.published[visit[first]]
    return keys[np.lexsort((keys, -published))][:number].tolist()


def by_authority(tally: Tally, places: Column):
    """Rows of each authority with findings on a theme: strengths, items to improve, and when the latest came out.

    Each row is a dict with the authority's name, slug and region too; the latest first. One query.
    """
    visit = tally.findings.visit[places]
    authority, size = tally.visits.authority[visit].astype(np.int64), len(tally.codes.words["authority"])
    praised, told = (
        np.bincount(authority, weights=counts(tally, places), minlength=size).astype(np.int64)
        for counts in (strengths, items)
    )
    latest = np.zeros(size, np.int64)
    np.maximum.at(latest, authority, tally.visits.published[visit])
    listed = np.flatnonzero(praised + told)
    listed = listed[np.argsort(-latest[listed], kind="stable")]
    code, rows = tally.codes.of_key["authority"], Authority.objects.values("pk", "name", "slug", "region").order_by()
    named = {code.get(row.pop("pk")): row for row in rows}
    return [
        named[at] | {"strengths": int(praised[at]), "items": int(told[at]), "latest": date.fromordinal(latest[at])}
        for at in listed.tolist()
        if at in named
    ]


def _was_graded_well(tally, places):
    """A mask over some findings: those in a section whose area their visit graded good or outstanding."""
    visits, codes = tally.visits, tally.codes
    well = np.zeros((len(visits), len(codes.words["area"])), bool)
    graded = np.isin(visits.judgement_grade, [codes.code("grade", grade) for grade in GOOD_OR_BETTER])
    graded &= visits.judgement_grade != NONE
    well[visits.judgement_visit[graded], visits.judgement_area[graded]] = True
    sections, areas = codes.words["section"], codes.words["area"]
    about = np.array([[area in AREAS.get(section, ["overall"]) for area in areas] for section in sections], bool)
    return (well[tally.findings.visit[places]] & about[tally.findings.section[places]]).any(axis=1)
