"""Which visits and findings meet conditions, and how many of each facet: masks and counts over the columns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .asked import VisitsAsked
from .codes import NONE
from .columns import Column, Pairs
from .tally import Tally

VISIT_SETS = {"topic": "topics", "lead": "leads"}
"""What a visit can have several of, and the columns that say which."""
FINDING_FACETS = ("kind", "section", "assessment", "coded")
FINDING_SETS = ("theme", "group")


@dataclass(frozen=True)
class Conditions:
    """Masks by the name of the condition: those of visits hold for their findings too."""

    of_visits: dict[str, Column] = field(default_factory=dict)
    of_findings: dict[str, Column] = field(default_factory=dict)
    themes_by: str = ""
    """Who assigned the themes that are counted; anyone where it is empty."""


class Picked:
    """The visits and findings that meet the conditions, counted as asked."""

    def __init__(self, tally: Tally, conditions: Conditions):
        self.tally, self.conditions = tally, conditions

    def visits(self, without: str = "") -> Column:
        """A mask over the visits: those that meet every condition on visits but the one named."""
        masks = [mask for name, mask in self.conditions.of_visits.items() if name != without]
        return np.logical_and.reduce(masks) if masks else np.ones(len(self.tally.visits), bool)

    def findings(self, without: str = "") -> Column | None:
        """The places of the findings that meet every condition but the one named; None stands for all findings."""
        masks = [mask for name, mask in self.conditions.of_findings.items() if name != without]
        if any(name != without for name in self.conditions.of_visits):
            visits = self.visits(without)
            if not masks:
                return VisitsAsked(self.tally, visits).findings
            masks.append(visits[self.tally.findings.visit])
        return np.flatnonzero(np.logical_and.reduce(masks)) if masks else None

    @cached_property
    def all_findings(self) -> Column | None:
        return self.findings()

    @cached_property
    def all_visits(self) -> Column:
        return self.visits()

    @property
    def number_of_findings(self) -> int:
        return len(self.tally.findings) if self.all_findings is None else len(self.all_findings)

    def finding_counts(self, facet: str) -> dict[str, int]:
        """How many findings each choice of a facet would show, by slug; those without any are left out."""
        chosen = self._findings_for(facet)
        if chosen is not None or self.conditions.themes_by:
            return self._counts(facet, slice(None) if chosen is None else chosen)
        counted = self.tally.counted
        if facet not in counted:
            counted[facet] = self._counts(facet, slice(None))
        return counted[facet]

    def visit_counts(self, facet: str) -> dict[str, int]:
        """How many visits each choice of a facet would show."""
        chosen = self.visits(facet) if facet in self.conditions.of_visits else self.all_visits
        return self._weighed(facet, chosen.astype(np.int64))

    def _findings_for(self, facet: str) -> Column | None:
        asked = facet in self.conditions.of_findings or facet in self.conditions.of_visits
        return self.findings(facet) if asked else self.all_findings

    def _counts(self, facet: str, chosen: Column | slice) -> dict[str, int]:
        if facet in FINDING_SETS or facet in FINDING_FACETS:
            return self._named(facet, sum(self._tallied(facet, column) for column in self._columns(facet, chosen)))
        of_visits = self._visits_of_all if chosen is self.all_findings else self._visits_of(chosen)
        return self._weighed(facet, of_visits)

    def _columns(self, facet: str, chosen: Column | slice) -> tuple[Column, ...]:
        """The codes of a facet of some findings. Groups are told from the themes of those alone."""
        fact = "theme" if facet == "group" else facet
        columns = tuple(column[chosen] for column in columns_of(self.tally, fact, self.conditions.themes_by))
        return self.tally.groups_of(columns) if facet == "group" else columns

    @cached_property
    def _visits_of_all(self) -> Column:
        return self._visits_of(self.all_findings)

    def _visits_of(self, chosen: Column | slice) -> Column:
        """How many of some findings each visit has."""
        if isinstance(chosen, slice):
            return self.tally.findings_of_visit
        return np.bincount(self.tally.findings.visit[chosen], minlength=len(self.tally.visits))

    def _weighed(self, facet: str, of_visits: Column) -> dict[str, int]:
        """Counts by the choices of a visit's facet, where each visit counts as often as said."""
        if facet in VISIT_SETS:
            pairs: Pairs = getattr(self.tally.visits, VISIT_SETS[facet])
            return self._named(facet, self._tallied(facet, pairs.code, of_visits[pairs.visit]))
        return self._named(facet, self._tallied(facet, getattr(self.tally.visits, facet), of_visits))

    def _tallied(self, facet: str, codes: Column, weights: Column | None = None) -> Column:
        """How often each code comes, none (which is -1) first."""
        size = len(self._words(facet)) + 1
        return np.bincount(np.add(codes, 1, dtype=np.int64), weights=weights, minlength=size)

    def _named(self, facet: str, counts: Column) -> dict[str, int]:
        return {word: int(n) for word, n in zip(self._words(facet), counts[1:], strict=True) if n}

    def _words(self, facet: str) -> tuple[str, ...]:
        return self.tally.codes.words["grade" if facet == "grade_then" else facet]


def columns_of(tally: Tally, facet: str, themes_by: str = "") -> tuple[Column, ...]:
    """The columns of findings that hold the codes of a facet: one, or three where a finding can have several."""
    if facet not in FINDING_SETS:
        return (getattr(tally.findings, facet),)
    if not themes_by:
        return tally.groups if facet == "group" else tally.findings.themes
    by = tally.codes.code("themes_by", themes_by)
    themes = tuple(
        np.where(assigned == by, theme, NONE)
        for theme, assigned in zip(tally.findings.themes, tally.findings.themes_by, strict=True)
    )
    return tally.groups_of(themes) if facet == "group" else themes


def of_visit(tally: Tally, facet: str, slugs: Iterable[str]) -> Column:
    """A mask over the visits: those that have any of the values."""
    codes = _codes(tally, "grade" if facet == "grade_then" else facet, slugs)
    if facet in VISIT_SETS:
        pairs: Pairs = getattr(tally.visits, VISIT_SETS[facet])
        mask = np.zeros(len(tally.visits), bool)
        mask[pairs.visit[np.isin(pairs.code, codes)]] = True
        return mask
    return _any_of((getattr(tally.visits, facet),), codes)


def of_finding(tally: Tally, facet: str, slugs: Iterable[str], themes_by: str = "") -> Column:
    """A mask over the findings: those that have any of the values, themes as assigned by whom is said."""
    return _any_of(columns_of(tally, facet, themes_by), _codes(tally, facet, slugs))


def with_keys(listed: Column, keys: Column) -> Column:
    """A mask: which of the primary keys listed are among the keys."""
    mask = np.zeros(int(max(listed.max(initial=0), keys.max(initial=0))) + 1, bool)
    mask[keys] = True
    return mask[listed]


def _any_of(columns: tuple[Column, ...], codes: list[int]) -> Column:
    """Comparing with a few codes one by one is many times faster than sorting the column."""
    masks = [column == code for column in columns for code in codes]
    return np.logical_or.reduce(masks) if masks else np.zeros(len(columns[0]), bool)


def _codes(tally: Tally, noun: str, slugs: Iterable[str]) -> list[int]:
    return [code for code in (tally.codes.code(noun, slug) for slug in slugs) if code != NONE]
