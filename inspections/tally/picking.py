"""Which visits and findings meet conditions, and how many of each facet: masks and counts over the columns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .codes import NONE
from .columns import Column, Pairs
from .tally import Tally

VISIT_FACETS = ("region", "authority", "framework", "type", "coverage", "grade_then")
VISIT_SETS = {"topic": "topics", "lead": "leads"}
"""What a visit can have several of, and the columns that say which."""
FINDING_FACETS = ("kind", "section", "assessment", "coded")
FINDING_SETS = {"theme": "themes", "group": "groups"}


@dataclass(frozen=True)
class Conditions:
    """Masks by the name of the condition: those of visits hold for their findings too."""

    of_visits: dict[str, Column] = field(default_factory=dict)
    of_findings: dict[str, Column] = field(default_factory=dict)


class Picked:
    """The visits and findings that meet the conditions, counted as asked."""

    def __init__(self, tally: Tally, conditions: Conditions):
        self.tally, self.conditions = tally, conditions

    def visits(self, without: str = "") -> Column:
        """A mask over the visits: those that meet every condition on visits but the one named."""
        masks = [mask for name, mask in self.conditions.of_visits.items() if name != without]
        return np.logical_and.reduce(masks) if masks else np.ones(len(self.tally.visits), bool)

    def findings(self, without: str = "") -> Column:
        """A mask over the findings: those that meet every condition but the one named."""
        findings = self.tally.findings
        masks = [mask for name, mask in self.conditions.of_findings.items() if name != without]
        if any(name != without for name in self.conditions.of_visits):
            masks.append(self.visits(without)[findings.visit])
        return np.logical_and.reduce(masks) if masks else np.ones(len(findings), bool)

    @cached_property
    def all_findings(self) -> Column:
        return self.findings()

    @cached_property
    def all_visits(self) -> Column:
        return self.visits()

    def finding_counts(self, facet: str) -> dict[str, int]:
        """How many findings each choice of a facet would show, by slug; those without any are left out."""
        chosen = self._findings_for(facet)
        if facet in FINDING_SETS or facet in FINDING_FACETS:
            return self._named(facet, self._finding_codes(facet)[chosen].ravel())
        of_visits = np.bincount(self.tally.findings.visit[chosen], minlength=len(self.tally.visits))
        return self._weighed(facet, of_visits)

    def visit_counts(self, facet: str) -> dict[str, int]:
        """How many visits each choice of a facet would show."""
        chosen = self.visits(facet) if facet in self.conditions.of_visits else self.all_visits
        return self._weighed(facet, chosen.astype(np.int64))

    def _findings_for(self, facet: str) -> Column:
        asked = facet in self.conditions.of_findings or facet in self.conditions.of_visits
        return self.findings(facet) if asked else self.all_findings

    def _finding_codes(self, facet: str) -> Column:
        if facet == "group":
            return self.tally.groups
        return getattr(self.tally.findings, FINDING_SETS.get(facet, facet))

    def _weighed(self, facet: str, of_visits: Column) -> dict[str, int]:
        """Counts by the choices of a visit's facet, where each visit counts as often as said."""
        if facet in VISIT_SETS:
            pairs: Pairs = getattr(self.tally.visits, VISIT_SETS[facet])
            return self._named(facet, pairs.code, of_visits[pairs.visit])
        return self._named(facet, getattr(self.tally.visits, facet), of_visits)

    def _named(self, facet: str, codes: Column, weights: Column | None = None) -> dict[str, int]:
        words = self.tally.codes.words["grade" if facet == "grade_then" else facet]
        counts = np.bincount(codes.astype(np.intp) + 1, weights=weights, minlength=len(words) + 1)[1:]
        return {word: int(count) for word, count in zip(words, counts, strict=True) if count}


def of_visit(tally: Tally, facet: str, slugs: Iterable[str]) -> Column:
    """A mask over the visits: those that have any of the values."""
    codes = _codes(tally, "grade" if facet == "grade_then" else facet, slugs)
    if facet in VISIT_SETS:
        pairs: Pairs = getattr(tally.visits, VISIT_SETS[facet])
        mask = np.zeros(len(tally.visits), bool)
        mask[pairs.visit[np.isin(pairs.code, codes)]] = True
        return mask
    return _any_of(getattr(tally.visits, facet), codes)


def of_finding(tally: Tally, facet: str, slugs: Iterable[str]) -> Column:
    """A mask over the findings: those that have any of the values."""
    codes = _codes(tally, facet, slugs)
    if facet == "group":
        codes = [code for code, group in enumerate(tally.codes.theme_groups) if group in codes]
    if facet in FINDING_SETS:
        return _any_of(tally.findings.themes, codes).any(axis=1)
    return _any_of(getattr(tally.findings, facet), codes)


def with_keys(listed: Column, keys: Column) -> Column:
    """A mask: which of the primary keys listed are among the keys."""
    mask = np.zeros(int(max(listed.max(initial=0), keys.max(initial=0))) + 1, bool)
    mask[keys] = True
    return mask[listed]


def _any_of(column: Column, codes: list[int]) -> Column:
    """Comparing with a few codes one by one is many times faster than sorting the column."""
    mask = np.zeros(column.shape, bool)
    for code in codes:
        mask |= column == code
    return mask


def _codes(tally: Tally, noun: str, slugs: Iterable[str]) -> list[int]:
    return [code for code in (tally.codes.code(noun, slug) for slug in slugs) if code != NONE]
