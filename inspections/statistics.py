"""Rates: how many of the visits that could have raised a theme did."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from .models import ITEM_KINDS, ITEMS_CODED, Assessment, CodedBy, Coverage, FindingTheme, Judgement

REVIEWED = Q(assigned_by=CodedBy.PERSON, finding__assessment_by=CodedBy.PERSON)
"""What a machine suggested counts in no rate until a person has confirmed it."""

ITEMS = "items"
STRENGTHS = "strengths"


@dataclass(frozen=True)
class Share:
    """Visits raising something, of the visits that could have."""

    visits: int
    of: int

    @property
    def rate(self):
        """From 0 to 1, or None where no visit could have raised it."""
        return self.visits / self.of if self.of else None

    @property
    def percent(self):
        """From 0 to 100 with one decimal, or None."""
        return None if self.of == 0 else round(100 * self.visits / self.of, 1)

    def __str__(self):
        return f"{self.visits:,} of {self.of:,}"

    @property
    def in_words(self):
        """Both numbers and the percentage, such as "12 of 34 (35.3%)"; empty without a base."""
        return f"{self} ({self.percent}%)" if self.of else ""


class ThemeRates:
    """Shares of the given visits by theme, place and year of publication, for items to improve and for strengths.

    An item to improve counts in visits whose items or findings have all been coded; a strength only in visits all of
    whose findings have been coded. `place` is a field of the visit, the region unless said otherwise: a visit lies in
    one place and one year, so shares add up over both. Two queries.
    """

    def __init__(self, visits, place="authority__region"):
        self._bases = self._count_bases(visits, place)
        self._raised = self._count_raised(visits, place)
        self.places = sorted({place for place, _ in self._bases})
        self.years = sorted({year for _, year in self._bases})

    @staticmethod
    def _count_bases(visits, place):
        rows = (
            visits.order_by()
            .values_list(place, ExtractYear("published_on"))
            .annotate(
                items=Count("pk", filter=Q(coverage__in=ITEMS_CODED)),
                strengths=Count("pk", filter=Q(coverage=Coverage.ALL)),
                visits=Count("pk"),
            )
        )
        return {
            (place, year): {ITEMS: items, STRENGTHS: strengths, "visits": count}
            for place, year, items, strengths, count in rows
        }

    @staticmethod
    def _count_raised(visits, place):
        visit = "finding__visit"
        items = Q(finding__kind__in=ITEM_KINDS, finding__visit__coverage__in=ITEMS_CODED)
        strengths = Q(finding__assessment=Assessment.STRENGTH, finding__visit__coverage=Coverage.ALL)
        rows = (
            FindingTheme.objects.filter(items | strengths, REVIEWED, finding__visit__in=visits)
            .order_by()
            .values_list("theme_id", f"{visit}__{place}", ExtractYear(f"{visit}__published_on"))
            .annotate(
                items=Count(visit, filter=items, distinct=True),
                strengths=Count(visit, filter=strengths, distinct=True),
            )
        )
        raised = defaultdict(list)
        for theme, place, year, item_visits, strength_visits in rows:
            raised[theme].append((place, year, {ITEMS: item_visits, STRENGTHS: strength_visits}))
        return raised

    def share(self, theme, measure, *, place=None, year=None):
        """The share of visits raising a theme, over everything or in one place, year or both."""
        return Share(
            sum(
                counts[measure]
                for in_place, in_year, counts in self._raised[theme.pk]
                if place in (None, in_place) and year in (None, in_year)
            ),
            self.base(measure, place=place, year=year),
        )

    def base(self, measure, *, place=None, year=None):
        """How many visits could have raised something ("items", "strengths"), or are there at all ("visits")."""
        return sum(
            counts[measure]
            for (in_place, in_year), counts in self._bases.items()
            if place in (None, in_place) and year in (None, in_year)
        )


def grades_by_year(visits, area):
    """How many of the visits gave each grade in an area, by year of publication: {year: {grade slug: count}}."""
    rows = (
        Judgement.objects.filter(visit__in=visits, area=area, grade__isnull=False)
        .order_by()
        .values_list(ExtractYear("visit__published_on"), "grade_id")
        .annotate(n=Count("pk"))
    )
    counts = defaultdict(dict)
    for year, grade, n in rows:
        counts[year][grade] = n
    return dict(sorted(counts.items()))


def theme_counts(findings):
    """How many of the findings of each visit have each theme, by assessment: {theme id: {visit id: {assessment: n}}}.

    `findings` come as by `for_list`; no query of its own.
    """
    counts = defaultdict(lambda: defaultdict(Counter))
    for finding in findings:
        for row in finding.theme_rows.all():
            counts[row.theme_id][finding.visit_id][finding.assessment] += 1
    return counts
