"""Which inspection of each authority counts on a day, by the rule of Ofsted's yearly release.

"Local authority inspection outcomes as at 31 March" counts, for each authority, the latest inspection that finished by
the date and was published within about two months of it. Authorities without an inspection under the present framework
keep their result under the one before. A new authority does not inherit its predecessor's.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from inspections.models import Authority, Judgement, Visit
from inspections.statistics import Share

PUBLISHED_WITHIN = datetime.timedelta(days=62)
"""The "about two months" after the date by which a report must be out to be counted."""

FOUR_GRADES = ("outstanding", "good", "requires_improvement", "inadequate")

SAME_AREA = {
    "leaders": ("leaders", "leadership_management_governance"),
    "in_care": ("in_care", "in_care_and_care_leavers", "looked_after_and_permanence"),
    "care_leavers": ("care_leavers", "in_care_and_care_leavers"),
}
"""Areas that stand for each other over frameworks: the present one first."""


@dataclass(frozen=True)
class Inspection:
    """A published full inspection with its grades by area (slugs)."""

    visit: Visit
    grades: dict[str, str] = field(hash=False)

    def grade(self, area):
        """The grade in an area or in the one that stood for it under an earlier framework; None where not judged."""
        return next((self.grades[slug] for slug in SAME_AREA.get(area, (area,)) if slug in self.grades), None)

    def counts_on(self, day):
        return self.visit.last_day <= day and self.visit.published_on <= day + PUBLISHED_WITHIN


def load_inspections():
    """Every published full inspection on record with its days and grades, oldest first. Two queries."""
    grades = defaultdict(dict)
    judged = Judgement.objects.filter(grade__isnull=False, visit__status=Visit.Status.PUBLISHED)
    for visit, area, grade in judged.order_by().values_list("visit_id", "area_id", "grade_id"):
        grades[visit][area] = grade
    visits = Visit.objects.published().full_inspections().with_dates().filter(last_day__isnull=False)
    ordered = visits.select_related("authority").order_by("last_day", "pk")
    return [Inspection(visit, grades[visit.pk]) for visit in ordered]


@dataclass(frozen=True)
class Outcomes:
    """The inspections that count as at a day, authority by authority."""

    as_at: datetime.date
    inspections: list[Inspection] = field(hash=False)
    authorities: list[Authority] = field(hash=False)

    @classmethod
    def on(cls, day, inspections, authorities):
        """The outcomes on a day, from all inspections and all authorities on record."""
        existing = [authority for authority in authorities if authority.existed_on(day)]
        return cls(day, [inspection for inspection in inspections if inspection.counts_on(day)], existing)

    @cached_property
    def by_authority(self):
        """The counted inspections of each authority that has any, oldest first: {authority: [inspections]}."""
        found = defaultdict(list)
        existing = set(self.authorities)
        for inspection in self.inspections:
            if inspection.visit.authority in existing:
                found[inspection.visit.authority].append(inspection)
        return dict(found)

    @cached_property
    def latest(self):
        """The inspection that counts for each authority: {authority: inspection}."""
        return {authority: inspections[-1] for authority, inspections in self.by_authority.items()}

    def without(self, region=None):
        """Authorities that existed on the day and have no inspection on record, by name."""
        return [a for a in self.authorities if a not in self.latest and region in (None, a.region)]

    def grades(self, area="overall", region=None):
        """How many authorities stand at each grade in an area: {grade: count} over the four grades."""
        found = [
            inspection.grade(area)
            for authority, inspection in self.latest.items()
            if region in (None, authority.region)
        ]
        return {grade: found.count(grade) for grade in FOUR_GRADES}

    def share(self, grades, area="overall", region=None):
        """The authorities at any of the grades, of those judged in the area."""
        counts = self.grades(area, region)
        return Share(sum(counts[grade] for grade in grades), sum(counts.values()))

    def inspected_again(self, framework="ilacs"):
        """(first, latest) overall grade of each authority inspected more than once under a framework."""
        pairs = {}
        for authority, inspections in self.by_authority.items():
            under = [i for i in inspections if i.visit.framework_id == framework and i.grade("overall")]
            if len(under) > 1:
                pairs[authority] = (under[0].grade("overall"), under[-1].grade("overall"))
        return pairs

    def since_last(self, area="overall"):
        """(grade before, latest grade) in an area for each authority judged at least twice in it."""
        pairs = {}
        for authority, inspections in self.by_authority.items():
            grades = [grade for inspection in inspections if (grade := inspection.grade(area))]
            if len(grades) > 1:
                pairs[authority] = (grades[-2], grades[-1])
        return pairs


def change(before, after):
    """ "improved", "same" or "declined", on the four-grade scale."""
    step = FOUR_GRADES.index(after) - FOUR_GRADES.index(before)
    return "improved" if step < 0 else "declined" if step > 0 else "same"
