"""Visits with what the tally knows of them, for tables that show little of many."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from .models import Authority, Visit
from .tally import Tally
from .tally.columns import Column

FIELDS = ("id", "authority_id", "framework_id", "visit_type", "slug", "published_on")
"""What such a visit has, in the order of the model's fields. Any other fact of it would be read for each one alone."""


class KnownVisits:
    """The visits of some authorities by their places in the tally; the database only says their slugs."""

    def __init__(self, tally: Tally, authorities: Iterable[Authority]):
        self.tally = tally
        codes = tally.codes.of_key["authority"]  # one that was added a moment ago has none, and no visits either
        self._authorities = {codes.get(authority.pk): authority for authority in authorities}

    @cached_property
    def _slugs(self):
        """{primary key: slug}. One query, whichever visits are shown."""
        visits = Visit.objects.filter(authority__in=self._authorities.values()).order_by()
        return dict(visits.values_list("pk", "slug"))

    def at(self, places: Column) -> dict[int, Visit]:
        """The visits by place, each with its authority and grade_then (a name)."""
        return {place: self._visit(place) for place in places.tolist()}

    def _visit(self, place):
        visits, codes = self.tally.visits, self.tally.codes
        key, authority = int(visits.pk[place]), self._authorities[int(visits.authority[place])]
        framework, kind = codes.words["framework"][visits.framework[place]], codes.words["type"][visits.type[place]]
        published = date.fromordinal(int(visits.published[place]))
        slug = self._slugs.get(key, str(key))  # deleted a moment ago: its address leads nowhere, and the page stands
        values = (key, authority.pk, framework, kind, slug, published)
        visit = Visit.from_db(authority._state.db, FIELDS, values)
        visit.authority = authority
        visit.grade_then = (*codes.names["grade"], None)[visits.grade_then[place]]
        return visit
