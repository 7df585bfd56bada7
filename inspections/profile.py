"""What is known of one authority as at a day: counted on the tally, and only what is shown read from the database."""

from collections import defaultdict
from functools import cached_property

import numpy as np
from django.db.models import Prefetch

from inspections.filters.pages import PickedPages, VisitPages
from inspections.models import (
    Authority,
    CodedBy,
    CouncilResponse,
    Finding,
    FindingTheme,
    Judgement,
    StatisticalNeighbour,
    Succession,
    Theme,
    Visit,
    listed_visits,
)
from inspections.rates import Rates
from inspections.records import add_grades
from inspections.repeats import Repeats
from inspections.tally import Tally, VisitsAsked
from inspections.tally.picking import Conditions, Picked, of_visit
from inspections.tally.themes import assigned


class Profile:
    """Each part is asked for once, when it is wanted."""

    def __init__(self, authority: Authority, day, tally: Tally):
        self.authority, self.day, self.tally = authority, day, tally
        self.published = VisitsAsked.published(tally, day)
        self.asked = self.published.narrowed(of_visit(tally, "authority", [authority.slug]))

    @cached_property
    def _all_visits(self):
        """The visits of the authority and of those that it took over, the latest first, with grade_then (a name)."""
        authorities = [self.authority, *(succession.predecessor for succession in self.predecessors)]
        visits = Visit.objects.published(self.day).filter(authority__in=authorities)
        known = list(visits.select_related("framework").order_by("-published_on", "pk"))
        by_key = {authority.pk: authority for authority in authorities}
        for visit in known:
            visit.authority = by_key[visit.authority_id]
        add_grades(self.tally, known)
        return known

    @cached_property
    def visits(self):
        return [visit for visit in self._all_visits if visit.authority_id == self.authority.pk]

    @property
    def earlier_visits(self):
        """Those to the authorities that it took over."""
        return [visit for visit in self._all_visits if visit.authority_id != self.authority.pk]

    @cached_property
    def judgements(self):
        """Rows with visit, area, area__name, area__order, grade__name and no_grade_reason."""
        fields = ("visit", "area", "area__name", "area__order", "grade__name", "no_grade_reason")
        visits = [visit.pk for visit in self._all_visits]
        return list(Judgement.objects.filter(visit__in=visits).values_list(*fields, named=True))

    @property
    def listed_visits(self):
        """Those of the authority with all that a list shows, for files and orders that only the database can tell."""
        visits = listed_visits().published(self.day).filter(authority=self.authority)
        return visits.order_by("-published_on", "pk")

    @property
    def visit_pages(self):
        return VisitPages(self.asked)

    @property
    def findings(self):
        """The authority's findings, for orders that only the database can tell."""
        return Finding.objects.published(self.day).filter(visit__authority=self.authority).for_list()

    @property
    def pages(self):
        return PickedPages(Picked(self.tally, Conditions({"authority": self.asked.mask})), self._records)

    def _records(self, keys):
        """Findings by key as by `for_list`, with the visits that are here already. Two queries."""
        visits = {visit.pk: visit for visit in self.visits}
        themes = Prefetch("theme_rows", FindingTheme.objects.select_related("theme"))
        findings = Finding.objects.prefetch_related(themes).in_bulk(keys)
        for finding in findings.values():
            finding.visit = visits[finding.visit_id]
        return findings

    @cached_property
    def themes(self):
        return self.tally.kept.get("subjects", lambda: list(Theme.objects.subjects().select_related("group")))

    @property
    def repeats(self):
        return Repeats(self.asked, self.themes, self.visits)

    @cached_property
    def rates(self):
        """The Rates here, at the statistical neighbours together, in the region and in England, called by tables."""
        region, near = self.authority.region, [row.neighbour.slug for row in self.neighbours]
        return {
            "own": Rates(self.asked),
            "near": Rates(self.published.narrowed(of_visit(self.tally, "authority", near))),
            "region": self._kept_rates(region, of_visit(self.tally, "region", [region])),
            "england": self._kept_rates("england", self.published.mask),
        }

    def _kept_rates(self, name, mask):
        return self.tally.kept.get(("rates", name, self.day), lambda: Rates(self.published.narrowed(mask)))

    @cached_property
    def _places(self):
        """The places of the authority's findings."""
        return self.asked.findings

    @property
    def theme_counts(self):
        """How many findings persons assessed under a theme: {visit key: {theme key: {assessment: findings}}}."""
        found, words = defaultdict(dict), self.tally.codes.words["assessment"]
        keys = {code: key for key, code in self.tally.codes.of_key["theme"].items()}
        for visit, theme, assessment, count in self._theme_cells():
            found[visit].setdefault(keys[theme], {})[words[assessment]] = count
        return found

    def _theme_cells(self):
        """(visit key, theme, assessment, findings), the theme and the assessment as codes."""
        findings, person = self.tally.findings, self.tally.codes.code("coded", CodedBy.PERSON)
        places, theme = assigned(self.tally, self._places[findings.coded[self._places] == person])
        return self._counted(findings.visit[places], theme, findings.assessment[places])

    @property
    def kinds(self):
        """The kinds of findings of each visit, by the visit's key."""
        findings, words = self.tally.findings, self.tally.codes.words["kind"]
        found = defaultdict(set)
        for visit, kind, _ in self._counted(findings.visit[self._places], findings.kind[self._places]):
            found[visit].add(words[kind])
        return found

    def _counted(self, visit, *codes):
        """(visit key, code, …, how many) of each that there is; in one number each, which are quick to sort."""
        size = (len(self.tally.visits), *(int(code.max(initial=0)) + 1 for code in codes))
        cells, counts = np.unique(np.ravel_multi_index((visit, *codes), size), return_counts=True)
        visit, *codes = np.unravel_index(cells, size)
        keys = self.tally.visits.pk[visit].tolist()
        return zip(keys, *(code.tolist() for code in codes), counts.tolist(), strict=True)

    @cached_property
    def responses(self):
        published = CouncilResponse.objects.published(self.day)
        return list(published.filter(visit__authority=self.authority).select_related("visit"))

    @cached_property
    def _successions(self):
        return list(Succession.objects.involving(self.authority, self.day))

    @property
    def predecessors(self):
        return [succession for succession in self._successions if succession.successor == self.authority]

    @property
    def successors(self):
        return [succession for succession in self._successions if succession.predecessor == self.authority]

    @cached_property
    def neighbours(self):
        return list(StatisticalNeighbour.objects.of(self.authority, self.day))
