"""Which findings are on a theme, and how many are on each."""

from datetime import date

import numpy as np

from inspections.models import Assessment, CodedBy

from .asked import VisitsAsked
from .codes import NONE
from .columns import Column
from .tally import Tally

COUNTED = {"improve_count": Assessment.NEEDS_IMPROVEMENT, "strength_count": Assessment.STRENGTH}


def theme_counts(asked: VisitsAsked) -> dict[str, dict[str, int]]:
    """How many findings of the visits are on each theme, by slug: finding_count, improve_count and strength_count."""
    findings, words = asked.tally.findings, asked.tally.codes.words
    chosen = slice(None) if asked.mask.all() else asked.mask[findings.visit]
    assessment, width = findings.assessment[chosen].astype(np.int64) + 1, len(words["assessment"]) + 1
    size = (len(words["theme"]) + 1) * width
    cells = [(theme[chosen].astype(np.int64) + 1) * width + assessment for theme in findings.themes]
    counts = sum(np.bincount(cell, minlength=size) for cell in cells).reshape(-1, width)[1:]
    columns = {name: counts[:, words["assessment"].index(value) + 1] for name, value in COUNTED.items()}
    columns["finding_count"] = counts.sum(axis=1)
    return {name: dict(zip(words["theme"], column.tolist(), strict=True)) for name, column in columns.items()}


def theme_counts_on(tally: Tally, day: date) -> dict[str, dict[str, int]]:
    """The same of all visits published by a day."""
    return tally.kept.get(("theme counts", day), lambda: theme_counts(VisitsAsked.published(tally, day)))


def reviewed_on(asked: VisitsAsked, theme) -> Column:
    """The places of the findings of the visits that a person assessed and put under a theme, in the central order."""
    tally = asked.tally
    code, person = tally.codes.of_key["theme"].get(theme.pk, len(tally.codes.words["theme"])), _person(tally)
    given = np.zeros(len(tally.findings), bool)
    for column, by in zip(tally.findings.themes, tally.findings.themes_by, strict=True):
        given |= (column == code) & (by == person)
    places = np.flatnonzero(given & (tally.findings.coded == person))
    return places if asked.mask.all() else places[asked.mask[tally.findings.visit[places]]]


def assigned(tally: Tally, places: Column) -> tuple[Column, Column]:
    """(place of a finding, code of a theme) for each theme that a person gave one of some findings."""
    of_findings, of_themes = [], []
    for theme, by in zip(tally.findings.themes, tally.findings.themes_by, strict=True):
        given = places[(by[places] == _person(tally)) & (theme[places] != NONE)]
        of_findings.append(given)
        of_themes.append(theme[given].astype(np.int64))
    return np.concatenate(of_findings), np.concatenate(of_themes)


def others_on(tally: Tally, places: Column) -> Column:
    """How many of some findings persons put under each theme, by its code."""
    counts = np.zeros(len(tally.codes.words["theme"]) + 1)
    for theme, by in zip(tally.findings.themes, tally.findings.themes_by, strict=True):
        code, given = np.add(theme[places], 1, dtype=np.int64), by[places] == _person(tally)  # 0 stands for NONE
        counts += np.bincount(code, weights=given, minlength=len(counts))
    return counts[1:].astype(np.int64)


def first_on(tally: Tally, places: Column, theme) -> Column:
    """A mask over some findings: those whose first theme a person said is this one."""
    first, by = tally.findings.themes[0][places], tally.findings.themes_by[0][places]
    return (first == tally.codes.of_key["theme"].get(theme.pk)) & (by == _person(tally))


def latest_entered(asked: VisitsAsked, assessment: str) -> dict[int, int]:
    """{theme's primary key: that of the finding entered last} whose first theme it is, both coded by persons."""
    tally, person = asked.tally, _person(asked.tally)
    findings = tally.findings
    chosen = (findings.themes_by[0] == person) & (findings.coded == person)
    chosen &= findings.assessment == tally.codes.code("assessment", assessment)
    places = np.flatnonzero(chosen)
    places = places[asked.mask[findings.visit[places]]]
    latest = np.full(len(tally.codes.words["theme"]), NONE, np.int64)
    np.maximum.at(latest, findings.themes[0][places], findings.pk[places])
    return {key: int(latest[code]) for key, code in tally.codes.of_key["theme"].items() if latest[code] != NONE}


def _person(tally: Tally) -> int:
    return tally.codes.code("coded", CodedBy.PERSON)
