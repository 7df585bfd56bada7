"""The list of authorities, and one authority across all its visits."""

from functools import cached_property

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from inspections.filters import AuthorityFilter
from inspections.models import (
    Authority,
    CouncilResponse,
    Finding,
    FindingTheme,
    Judgement,
    StatisticalNeighbour,
    Succession,
    Theme,
    Visit,
)
from inspections.repeats import repeat_findings
from inspections.statistics import ITEMS, STRENGTHS, ThemeRates, theme_counts
from inspections.tables import AuthorityTable, FindingTable, VisitTable, theme_visit_table, timeline_table
from inspections.tables.answers import answer_table
from inspections.tables.beside import beside_table
from inspections.tables.waiting import RepeatTable
from inspections.waiting import wait_of

from .page import page


def authority_list(request):
    conditions = AuthorityFilter(request.GET, Authority.objects.open_on(request.as_at), request=request)
    table = AuthorityTable(conditions.qs.for_list(request.as_at), empty_text="No authority meets these conditions.")
    return page(
        request,
        "authorities.html",
        subject="authorities",
        title="Authorities",
        filter=conditions,
        tables=[table],
        closed=Authority.objects.closed_before(request.as_at),
    )


def authority_detail(request, slug):
    authority = get_object_or_404(Authority.objects.known_on(request.as_at).for_list(request.as_at), slug=slug)
    profile = Profile(authority, request.as_at)
    return page(
        request,
        "authority.html",
        subject=authority.slug,
        title=authority.name,
        authority=authority,
        wait=wait_of(authority, request.as_at),
        tables=profile.tables(),
        predecessors=profile.predecessors,
        successors=profile.successors,
        neighbours=profile.neighbours,
    )


class Profile:
    """What a page shows of one authority as at a day, each part asked for once."""

    def __init__(self, authority, day):
        self.authority, self.day = authority, day
        self.published = Visit.objects.published(day)

    def tables(self):
        findings = self.findings
        return [
            FindingTable(findings, exclude=("authority",), empty_text="No finding has been coded yet."),
            VisitTable(self.visits, exclude=("authority",)),
            timeline_table(self.visits, self.judgements, exclude=("authority",)),
            *self._of_predecessors(),
            RepeatTable(repeat_findings(findings), empty_text="No theme has come back at the next coded visit."),
            theme_visit_table(theme_counts(findings), self.visits),
            *self._beside_others(),
            answer_table(self.visits, self._responses(), findings),
        ]

    @cached_property
    def findings(self):
        """All findings of the authority as by `for_list`, with the visits that are here already."""
        visits = {visit.pk: visit for visit in self.visits}
        themes = Prefetch("theme_rows", FindingTheme.objects.select_related("theme__group"))
        findings = list(Finding.objects.shown().filter(visit__in=visits).prefetch_related(themes))
        for finding in findings:
            finding.visit = visits[finding.visit_id]
        return findings

    @cached_property
    def _successions(self):
        return Succession.objects.involving(self.authority, self.day)

    @property
    def predecessors(self):
        return [succession for succession in self._successions if succession.successor == self.authority]

    @property
    def successors(self):
        return [succession for succession in self._successions if succession.predecessor == self.authority]

    @cached_property
    def neighbours(self):
        return list(StatisticalNeighbour.objects.of(self.authority, self.day))

    @cached_property
    def _all_visits(self):
        """The visits of the authority and of those that it took over, the latest first."""
        authorities = [self.authority, *(succession.predecessor for succession in self.predecessors)]
        return list(self.published.filter(authority__in=authorities).for_list().order_by("-published_on", "pk"))

    @property
    def visits(self):
        return [visit for visit in self._all_visits if visit.authority_id == self.authority.pk]

    @cached_property
    def judgements(self):
        return list(Judgement.objects.filter(visit__in=self._all_visits).select_related("area", "grade"))

    def _of_predecessors(self):
        earlier = [visit for visit in self._all_visits if visit.authority_id != self.authority.pk]
        title, note = "Visits to the authorities it took over", "History: these results are not inherited."
        table = timeline_table(earlier, self.judgements, slug="predecessors", title=title, note=note)
        return [table] if earlier else []

    def _beside_others(self):
        rates = ThemeRates(self.published, "authority", "authority__region")
        neighbours = [row.neighbour for row in self.neighbours]
        themes = list(Theme.objects.subjects().select_related("group"))
        return [beside_table(rates, self.authority, neighbours, themes, measure) for measure in (ITEMS, STRENGTHS)]

    def _responses(self):
        return list(CouncilResponse.objects.published(self.day).filter(visit__in=self.visits).select_related("visit"))
