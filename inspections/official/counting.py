"""Which inspection of each authority counts on a day, by the rule of Ofsted's yearly release.

"Local authority inspection outcomes as at 31 March" counts, for each authority, the latest inspection that finished by
the date and was published within about two months of it. Authorities without an inspection under the present framework
keep their result under the one before. A new authority does not inherit its predecessor's.
"""

import datetime
from functools import cached_property

import numpy as np
from django.utils import timezone

from inspections.models import Authority, Visit
from inspections.statistics import Share
from inspections.tally import Tally
from inspections.tally.codes import NONE
from inspections.tally.columns import Column

PUBLISHED_WITHIN = datetime.timedelta(days=62)
"""The "about two months" after the date by which a report must be out to be counted."""

FOUR_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")

SAME_AREA = {
    "leaders": ("leaders", "leadership_management_governance"),
    "in_care": ("in_care", "in_care_and_care_leavers", "looked_after_and_permanence"),
    "care_leavers": ("care_leavers", "in_care_and_care_leavers"),
}
"""Areas that stand for each other over frameworks: the present one first."""


class Inspections:
    """Every full inspection on record that is published by today and whose days are known, the earliest finished first.

    Inspections are told by their place in this order. Counted on the tally, without a query.
    """

    def __init__(self, tally: Tally):
        visits, codes = tally.visits, tally.codes
        full = np.isin(visits.type, [codes.code("type", kind) for kind in Visit.FULL_TYPES])
        known = (visits.last_day != NONE) & (visits.published <= timezone.localdate().toordinal())
        places = np.flatnonzero(full & known)
        places = places[np.lexsort((visits.pk[places], visits.last_day[places]))]
        grades = np.full((len(visits), len(codes.words["area"])), NONE, np.int8)
        grades[visits.judgement_visit, visits.judgement_area] = visits.judgement_grade
        self.codes, self._grades = codes, grades[places]
        self.visit, self.authority = visits.pk[places], visits.authority[places]
        self.last_day, self.published = visits.last_day[places], visits.published[places]
        self.framework = visits.framework[places]

    def counting_on(self, day: datetime.date) -> Column:
        """The places of those that count on a day."""
        out_by = (day + PUBLISHED_WITHIN).toordinal()
        return np.flatnonzero((self.last_day <= day.toordinal()) & (self.published <= out_by))

    def grades(self, area: str, places: Column) -> Column:
        """Codes of grades in an area, or in the one that stood for it under an earlier framework; NONE without."""
        found = np.full(len(places), NONE, np.int8)
        for slug in reversed(SAME_AREA.get(area, (area,))):
            code = self.codes.code("area", slug)
            given = self._grades[places, code] if code != NONE else found
            found = np.where(given != NONE, given, found)
        return found

    def pairs(self, grades: Column, authorities: Column, *, first: bool) -> dict[int, tuple[str, str]]:
        """By authority (code) judged more than once: its last grade behind the first one, or the one just before."""
        order = np.argsort(authorities, kind="stable")
        order = order[grades[order] != NONE]
        listed, start, number = np.unique(authorities[order], return_index=True, return_counts=True)
        several, last, words = number > 1, start + number - 1, self.codes.words["grade"]
        pairs = grades[order[np.stack([start if first else last - 1, last], axis=1)[several]]]
        named = ((words[before], words[after]) for before, after in pairs.tolist())
        return dict(zip(listed[several].tolist(), named, strict=True))


class Outcomes:
    """The inspections that count as at a day, authority by authority."""

    def __init__(self, as_at: datetime.date, inspections: Inspections, authorities: list[Authority]):
        self.as_at, self.inspections = as_at, inspections
        self.authorities = authorities
        """Those that existed on the day."""
        of_key = inspections.codes.of_key["authority"]
        self._of_code = {of_key[authority.pk]: authority for authority in authorities}
        counting = inspections.counting_on(as_at)
        self._places = counting[np.isin(inspections.authority[counting], list(self._of_code))]
        self._since_last, self._standing = {}, {}

    @classmethod
    def on(cls, day, inspections, authorities):
        """The outcomes on a day, from all inspections and all authorities on record."""
        return cls(day, inspections, [authority for authority in authorities if authority.existed_on(day)])

    @cached_property
    def _latest(self):
        """(codes of authorities, places of the inspection that counts for each)."""
        last = np.full(len(self.inspections.codes.words["authority"]), NONE, np.int64)
        np.maximum.at(last, self.inspections.authority[self._places], self._places)
        authorities = np.flatnonzero(last != NONE)
        return authorities, last[authorities]

    @cached_property
    def latest(self):
        """The key of the visit that counts for each authority: {authority: key}."""
        codes, places = self._latest
        visits = self.inspections.visit[places].tolist()
        return {self._of_code[code]: visit for code, visit in zip(codes.tolist(), visits, strict=True)}

    def standing(self, area="overall"):
        """The grade of each authority that has an inspection on record: {authority: grade, or None if not judged}."""
        if area not in self._standing:
            codes, places = self._latest
            grades, words = self.inspections.grades(area, places).tolist(), self.inspections.codes.words["grade"]
            self._standing[area] = {
                self._of_code[code]: None if grade == NONE else words[grade]
                for code, grade in zip(codes.tolist(), grades, strict=True)
            }
        return self._standing[area]

    def without(self, region=None):
        """Authorities that existed on the day and have no inspection on record, by name."""
        return [a for a in self.authorities if a not in self.latest and region in (None, a.region)]

    def grades(self, area="overall", region=None):
        """How many authorities stand at each grade in an area: {grade: count} over the four grades."""
        standing = self.standing(area).items()
        found = [grade for authority, grade in standing if region in (None, authority.region)]
        return {grade: found.count(grade) for grade in FOUR_GRADES}

    def share(self, grades, area="overall", region=None):
        """The authorities at any of the grades, of those judged in the area."""
        counts = self.grades(area, region)
        return Share(sum(counts[grade] for grade in grades), sum(counts.values()))

    def inspected_again(self, framework="ilacs"):
        """(first, latest) overall grade of each authority inspected more than once under a framework."""
        under = self.inspections.framework[self._places] == self.inspections.codes.code("framework", framework)
        return self._pairs("overall", self._places[under], first=True)

    def since_last(self, area="overall"):
        """(grade before, latest grade) in an area for each authority judged at least twice in it."""
        if area not in self._since_last:
            self._since_last[area] = self._pairs(area, self._places, first=False)
        return self._since_last[area]

    def _pairs(self, area, places, *, first):
        grades = self.inspections.grades(area, places)
        pairs = self.inspections.pairs(grades, self.inspections.authority[places], first=first)
        return {self._of_code[code]: pair for code, pair in pairs.items()}


def change(before, after):
    """ "improved", "same" or "declined", on the four-grade scale."""
    step = FOUR_GRADES.index(after) - FOUR_GRADES.index(before)
    return "improved" if step < 0 else "declined" if step > 0 else "same"
