"""Columns of numbers: one entry a visit, or one a finding."""

from dataclasses import dataclass

import numpy as np

type Column = np.ndarray

THEMES_AT_MOST = 3


@dataclass(frozen=True)
class Pairs:
    """Which visits have which of something that a visit can have several of: places of visits, and codes.

    Those of a visit stand in the order in which lists name them.
    """

    visit: Column
    code: Column


@dataclass(frozen=True)
class VisitColumns:
    """Public visits, the most recent first, then by primary key. Days are counted from 1 January of year 1."""

    pk: Column
    authority: Column
    region: Column
    framework: Column
    type: Column
    coverage: Column
    published: Column
    first_day: Column
    last_day: Column
    year: Column
    grade_then: Column
    overall_grade: Column
    topics: Pairs
    leads: Pairs
    judgement_visit: Column
    judgement_area: Column
    judgement_grade: Column

    def __len__(self) -> int:
        return len(self.pk)


@dataclass(frozen=True)
class FindingColumns:
    """Public findings in the order of the central list: their visits' order, then as in the report.

    `visit` is the place of the visit. `themes` are three columns of codes, the most central first, and `themes_by`
    says of each who assigned it.
    """

    pk: Column
    visit: Column
    order: Column
    kind: Column
    section: Column
    assessment: Column
    coded: Column
    page: Column
    words: Column
    themes: tuple[Column, ...]
    themes_by: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.pk)
