"""Two to six authorities side by side."""

from dataclasses import dataclass
from functools import cached_property

from inspections.authority_facts import add_facts
from inspections.models import Authority, Judgement, StatisticalNeighbour, Theme, Visit
from inspections.rates import Rates
from inspections.statistics import ITEMS
from inspections.tally import Tally, VisitsAsked
from inspections.tally.picking import of_visit
from inspections.waiting import waits

FEWEST, MOST = 2, 6


def with_neighbours(authority, day):
    """The authority and its nearest statistical neighbours of a day, as many as can be compared."""
    rows = StatisticalNeighbour.objects.of(authority, day)[: MOST - 1]
    return [authority, *(row.neighbour for row in rows)]


@dataclass
class Comparison:
    """What stands side by side for some authorities as at a day, each part counted when it is asked for."""

    authorities: list[Authority]
    day: object
    tally: Tally

    @cached_property
    def visits(self):
        return Visit.objects.published(self.day).filter(authority__in=self.authorities)

    @cached_property
    def facts(self):
        """(what, {authority slug: value}) rows of the latest inspection and what has been published."""
        listed = {row.slug: add_facts(row, self.tally, self.day) for row in self.authorities}
        waiting = {wait.slug: wait for wait in waits(self.tally, self.day)[0]}
        return [
            ("Region", {slug: row.get_region_display() for slug, row in listed.items()}),
            ("Latest overall grade", {slug: row.latest_grade for slug, row in listed.items()}),
            ("Published", {slug: row.latest_published for slug, row in listed.items()}),
            ("Days since the last full inspection", {slug: wait.days for slug, wait in waiting.items()}),
            ("Visits", {slug: row.visit_count for slug, row in listed.items()}),
            ("Findings", {slug: row.finding_count for slug, row in listed.items()}),
        ]

    @cached_property
    def grades(self):
        """(area name, {authority slug: grade name}) rows of each authority's latest full inspection."""
        latest = self.visits.full_inspections().order_by("authority_id", "-published_on").distinct("authority_id")
        judged = Judgement.objects.filter(visit__in=latest.values("pk"), grade__isnull=False)
        rows = {}
        for judgement in judged.select_related("area", "grade", "visit__authority").order_by("area__order"):
            by_slug = rows.setdefault(judgement.area.name, {})
            by_slug[judgement.visit.authority.slug] = judgement.grade.name
        return list(rows.items())

    @cached_property
    def themes(self):
        """(theme, {authority slug: Share of visits with an item to improve}) rows, where any visit raises it."""
        compared = of_visit(self.tally, "authority", [authority.slug for authority in self.authorities])
        rates = Rates(VisitsAsked.published(self.tally, self.day).narrowed(compared), "authority")
        rows = [
            (theme, {a.slug: rates.share(theme, ITEMS, place=a.slug) for a in self.authorities})
            for theme in Theme.objects.subjects()
        ]
        return [(theme, shares) for theme, shares in rows if any(share.visits for share in shares.values())]
