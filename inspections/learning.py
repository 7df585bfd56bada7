"""Learning from others: who is praised for a theme, the councils most like one's own first."""

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When

from inspections.models import StatisticalNeighbour

SAME_REGION = 100
ELSEWHERE = 200
"""How near an authority is: a statistical neighbour's rank, then the same region, then the rest of England."""


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
        .order_by("nearness", "-visit__published_on", "visit_id", "order", "pk")
    )


def nearness_words(nearness):
    """Such as "Statistical neighbour 3"."""
    if nearness < SAME_REGION:
        return f"Statistical neighbour {nearness}"
    return "Same region" if nearness == SAME_REGION else "Elsewhere in England"
