"""Learning from others: who is praised for a theme, the councils most like one's own first."""

import numpy as np
from django.db.models import Case, IntegerField, OuterRef, Prefetch, Subquery, Value, When

from inspections.filters.pages import PickedPages
from inspections.models import Finding, StatisticalNeighbour, Visit
from inspections.tally import Tally, VisitsAsked
from inspections.tally.columns import Column
from inspections.tally.ordering import in_order
from inspections.tally.picking import Conditions, Picked, of_finding, of_visit

SAME_REGION = 100
ELSEWHERE = 200
"""How near an authority is: a statistical neighbour's rank, then the same region, then the rest of England."""


NEAREST_FIRST = ("nearness", "-visit__published_on", "visit_id", "order", "pk")


def nearest_first(findings, authority):
    """The findings of other authorities with nearness (a neighbour's rank, SAME_REGION or ELSEWHERE), nearest first.

    Within the same nearness the latest come first. Neighbours are those of the current edition.
    """
    rank = StatisticalNeighbour.objects.filter(
        authority=authority, edition=StatisticalNeighbour.CURRENT, neighbour=OuterRef("visit__authority")
    )
    region = When(visit__authority__region=authority.region, then=Value(SAME_REGION))
    near = Subquery(rank.values("rank"), output_field=IntegerField())
    return (
        findings.exclude(visit__authority=authority)
        .annotate(neighbour=near)
        .annotate(nearness=Case(When(neighbour__isnull=False, then="neighbour"), region, default=Value(ELSEWHERE)))
        .order_by(*NEAREST_FIRST)
    )


def nearness_words(nearness):
    """Such as "Statistical neighbour 3"."""
    if nearness < SAME_REGION:
        return f"Statistical neighbour {nearness}"
    return "Same region" if nearness == SAME_REGION else "Elsewhere in England"


class Nearest:
    """The findings of other authorities on a theme in the tally, and how near each authority is. One query."""

    def __init__(self, published: VisitsAsked, authority, theme):
        self.tally = published.tally
        elsewhere = published.mask & ~of_visit(self.tally, "authority", [authority.slug])
        self.visits = {"elsewhere": elsewhere}
        self.on_theme = of_finding(self.tally, "theme", [theme.slug])
        self.nearness = nearness_by_authority(self.tally, authority)


class NearestPages(PickedPages):
    """Pages of those of them that a mask says, the nearest first, as by `nearest_first`."""

    def __init__(self, nearest: Nearest, mask: Column):
        conditions = Conditions(nearest.visits, {"theme": nearest.on_theme, "asked": mask})
        super().__init__(Picked(nearest.tally, conditions), self._records)
        self.nearness = nearest.nearness

    def can_sort(self, fields):
        rest = fields[1:] if fields and fields[0].removeprefix("-") == "nearness" else fields
        return _is_nearest_first(fields) or PickedPages.can_sort(rest)

    def places(self, fields):
        tally, places = self.picked.tally, self.picked.all_findings
        if not fields or not fields[0].endswith("nearness"):
            return super().places(fields)
        if not _is_nearest_first(fields):
            places = in_order(tally, places, fields[1:])
        near = self.nearness[tally.visits.authority[tally.findings.visit[places]]]
        return places[np.argsort(-near if fields[0].startswith("-") else near, kind="stable")]

    def _records(self, keys):
        of_key = self.picked.tally.codes.of_key["authority"]
        visits = Visit.objects.with_grade_then("grade__name").select_related("authority")
        findings = Finding.objects.prefetch_related(Prefetch("visit", visits)).in_bulk(keys)
        for finding in findings.values():
            finding.nearness = int(self.nearness[of_key[finding.visit.authority_id]])
        return findings


def _is_nearest_first(fields):
    return tuple(fields[: len(NEAREST_FIRST)]) == NEAREST_FIRST


def nearness_by_authority(tally: Tally, authority) -> Column:
    """How near each authority is to one, by its code. One query."""
    of_key, regions = tally.codes.of_key["authority"], tally.codes.authority_regions
    near = np.where(np.array(regions) == regions[of_key[authority.pk]], SAME_REGION, ELSEWHERE)
    rows = StatisticalNeighbour.objects.filter(authority=authority, edition=StatisticalNeighbour.CURRENT)
    for neighbour, rank in rows.order_by().values_list("neighbour", "rank"):
        near[of_key[neighbour]] = rank
    return near
