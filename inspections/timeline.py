"""Visits with their judgements, of which only those looked at are made."""

from collections import defaultdict
from functools import cached_property

import numpy as np

from .known_visits import KnownVisits
from .models import Judgement
from .tally.codes import NONE
from .tally.columns import Column


class Timeline:
    """Some visits of a tally in its order, the latest first, and the areas in which any of them was judged."""

    def __init__(self, known: KnownVisits, places: Column):
        self.known, self.places = known, places
        self._names = known.tally.codes.names

    def __len__(self):
        return len(self.places)

    @cached_property
    def areas(self) -> list[tuple[str, str]]:
        """(slug, name) of each area, in the order of areas. No query."""
        _, area, _ = self._judged(self.places)
        slugs = self.known.tally.codes.words["area"]
        return [(slugs[code], self._names["area"][code]) for code in np.unique(area).tolist()]

    def rows(self, start: int, stop: int) -> list[dict]:
        """The visits from start to stop: each as `visit`, with `given`, its grades by area. At most one query."""
        places = self.places[start:stop]
        given = self._given(places)
        return [{"visit": visit, "given": given[place]} for place, visit in self.known.at(places).items()]

    def _given(self, places):
        """{place: {area's slug: the name of the grade, or the reason why there is none}}."""
        slugs, grades = self.known.tally.codes.words["area"], (*self._names["grade"], None)
        given = defaultdict(dict)
        visit, area, grade = self._judged(places)
        for place, code, of_grade in zip(visit.tolist(), area.tolist(), grade.tolist(), strict=True):
            given[place][slugs[code]] = grades[of_grade]
        if NONE in grade:
            self._add_reasons(given)
        return given

    def _add_reasons(self, given):
        """The reasons for missing grades, which only the database has. One query."""
        keys = {int(self.known.tally.visits.pk[place]): place for place in given}
        missing = Judgement.objects.filter(visit__in=keys, grade=None).order_by()
        for key, area, reason in missing.values_list("visit", "area", "no_grade_reason"):
            given[keys[key]][area] = reason

    def _judged(self, places):
        """The judgements of some visits as columns: the visit's place, the area, the grade."""
        visits = self.known.tally.visits
        asked = np.zeros(len(visits), bool)
        asked[places] = True
        chosen = asked[visits.judgement_visit]
        return visits.judgement_visit[chosen], visits.judgement_area[chosen], visits.judgement_grade[chosen]
