"""Who is praised for a theme and who must improve it, and the examples of it that are the strongest."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from .models import Finding, Section
from .records import add_grades
from .tally import Tally
from .tally.codes import NONE
from .tally.columns import Column
from .tally.themes import first_on
from .tally.told import items, strengths

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
    """So many of the strongest strengths on a theme and of the latest items to improve. One query.

    `places` are those of the findings on it (`tally.themes.reviewed_on`), here and below. The strongest are those whose
    first theme this is, from inspections that graded the area of their section good or outstanding (overall, where the
    section has no area of its own). Persons assigned theme and assessment. Of each authority there is one, the first of
    its latest report.
    """
    is_strongest = strengths(tally, places) & first_on(tally, places, theme) & _was_graded_well(tally, places)
    told = places[items(tally, places) & ~is_strongest]
    keys = [_latest(tally, chosen, number) for chosen in (places[is_strongest], told)]
    found = Finding.objects.select_related("visit__authority").in_bulk([key for listed in keys for key in listed])
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

    Each row is a dict with the authority's name, slug and region too; the latest first. No query.
    """
    visit, size = tally.findings.visit[places], len(tally.codes.words["authority"])
    praised, told = (_of_authorities(tally, visit[counts(tally, places)]) for counts in (strengths, items))
    latest, seen = np.zeros(size, np.int64), np.bincount(visit, minlength=len(tally.visits)) > 0
    np.maximum.at(latest, tally.visits.authority[seen], tally.visits.published[seen])
    listed = np.flatnonzero(praised + told)
    listed = listed[np.argsort(-latest[listed], kind="stable")]
    return [
        _named(tally.codes, at)
        | {"strengths": int(praised[at]), "items": int(told[at]), "latest": date.fromordinal(latest[at])}
        for at in listed.tolist()
    ]


def _named(codes, authority):
    region = codes.words["region"][codes.authority_regions[authority]]
    slug, name = codes.words["authority"][authority], codes.names["authority"][authority]
    return {"name": name, "slug": slug, "region": region}


def _of_authorities(tally, visit):
    """How many findings each authority has, by its code, given the place of each one's visit."""
    of_visits = np.bincount(visit, minlength=len(tally.visits))
    size = len(tally.codes.words["authority"])
    return np.bincount(tally.visits.authority, weights=of_visits, minlength=size).astype(np.int64)


def _was_graded_well(tally, places):
    """A mask over some findings: those in a section whose area their visit graded good or outstanding."""
    graded_well = tally.kept.get("sections graded well", partial(_sections_graded_well, tally))
    return graded_well[tally.findings.section[places], tally.findings.visit[places]]


def _sections_graded_well(tally):
    """section x visit: whether the visit graded the area that the section is about good or outstanding."""
    visits, codes = tally.visits, tally.codes
    well = np.zeros((len(codes.words["area"]), len(visits)), bool)
    good = [visits.judgement_grade == codes.code("grade", grade) for grade in GOOD_OR_BETTER]
    graded = np.logical_or.reduce(good) & (visits.judgement_grade != NONE)
    well[visits.judgement_area[graded], visits.judgement_visit[graded]] = True
    about = (AREAS.get(section, ["overall"]) for section in codes.words["section"])
    return np.stack([well[[area in areas for area in codes.words["area"]]].any(axis=0) for areas in about])
