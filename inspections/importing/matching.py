"""Which visit, among those the product has, a document is about."""

from typing import Any

from django.db.models import Q

from inspections.models import Authority, Visit

from .facts import facts_read


def find_visit(authority: Authority, reading: dict[str, Any]) -> Visit | None:
    """The visit of the same family at this authority whose days overlap, or that was published on the same day."""
    facts = facts_read(reading, str)
    published_on = facts["published_on",]
    overlapping = Q()
    for start, end in facts["periods",] or ():
        overlapping |= Q(periods__start__lte=end, periods__end__gte=start)
    family = authority.visits.filter(visit_type__in=family_of(reading["visit_type"]))
    by_days = list(family.filter(overlapping).distinct()) if overlapping else []
    by_publication = list(family.filter(published_on=published_on)) if published_on else []
    both = [visit for visit in by_days if visit in by_publication]
    return next(iter([*both, *by_days, *by_publication]), None)


def family_of(visit_type: str) -> tuple[str, ...]:
    """The types that one document may be filed under: full inspections are one family, others each their own."""
    return Visit.FULL_TYPES if visit_type in Visit.FULL_TYPES else (visit_type,)
