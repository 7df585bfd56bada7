"""The columns of one state of the database, and what rates need of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .building import read_findings, read_visits
from .codes import NONE, Codes, read_codes
from .columns import Column, FindingColumns, VisitColumns
from .kept import Kept
from .merging import merged
from .reading import Reader
from .remembered import Remembered
from .told import items, strengths, visits_told


@dataclass(frozen=True)
class Tally:
    """Never changed once made: whoever holds one counts on one state of the database to the end."""

    codes: Codes
    visits: VisitColumns
    findings: FindingColumns
    remembered: Remembered = field(default_factory=Remembered)

    @classmethod
    def read(cls, using: str, remembered: Remembered | None = None) -> "Tally":
        """All public visits and findings: some seconds for a million findings."""
        codes = read_codes(using)
        reader = Reader(using, codes)
        visits = read_visits(reader, codes)
        return cls(codes, visits, read_findings(reader, visits, codes), remembered or Remembered())

    def with_changes(self, using: str, changed: Sequence[int]) -> "Tally":
        """The same after reading the visits with these primary keys again: some milliseconds."""
        reader = Reader(using, self.codes, changed)
        visits = read_visits(reader, self.codes)
        findings = read_findings(reader, visits, self.codes)
        columns = merged(self.visits, self.findings, visits, findings, changed)
        return Tally(self.codes, *columns, self.remembered_but_for(changed))

    def remembered_but_for(self, changed: Sequence[int]) -> Remembered:
        """What is known of the passages of all findings but those of the visits with these primary keys."""
        return self.remembered.without(self.findings.pk[np.isin(self.visits.pk, changed)[self.findings.visit]])

    @cached_property
    def raised(self) -> Column:
        """visit x theme: whether a confirmed item to improve of the visit is on the theme."""
        return visits_told(self, items)

    @cached_property
    def praised(self) -> Column:
        """visit x theme: whether a confirmed strength of the visit is on the theme."""
        return visits_told(self, strengths)

    @cached_property
    def findings_of_visit(self) -> Column:
        """How many findings each visit has."""
        return np.bincount(self.findings.visit, minlength=len(self.visits))

    @cached_property
    def groups(self) -> tuple[Column, ...]:
        return self.groups_of(self.findings.themes)

    def groups_of(self, themes: tuple[Column, ...]) -> tuple[Column, ...]:
        """The codes of the groups of findings' themes in three columns, each group once; NONE elsewhere."""
        of_theme = np.array([*self.codes.theme_groups, NONE], np.int16)
        first, second, third = (of_theme[theme] for theme in themes)
        third = np.where((third == first) | (third == second), NONE, third).astype(np.int16)
        return first, np.where(second == first, NONE, second).astype(np.int16), third

    @cached_property
    def counted(self) -> dict[str, dict[str, int]]:
        """Counts over everything by facet, kept once they were asked for."""
        return {}

    @cached_property
    def kept(self) -> Kept:
        """What was made from it and is worth keeping while it lasts."""
        return Kept()
