"""Rates: how many of the visits that could have raised a theme did."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from .models import ITEM_KINDS, ITEMS_CODED, Assessment, CodedBy, Coverage, FindingTheme, Judgement

REVIEWED = Q(assigned_by=CodedBy.PERSON, finding__assessment_by=CodedBy.PERSON, finding__is_draft=False)
"""What a machine suggested counts in no rate until a person has confirmed it."""

ITEMS = "items"
STRENGTHS = "strengths"

RAISES_ITEM = Q(finding__kind__in=ITEM_KINDS, finding__visit__coverage__in=ITEMS_CODED)
RAISES_STRENGTH = Q(finding__assessment=Assessment.STRENGTH, finding__visit__coverage=Coverage.ALL)
"""Which rows of a finding's themes raise a theme, of either measure."""

NO_VALUE = "none"
"""The place of visits without a value for it, and what a filter calls it."""


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


class Rates:
    """Shares of visits by theme, place and year, for items to improve and for strengths, from what has been counted.

    `bases` is {(place, year): {measure: visits}}, with the measure "visits" for all of them; `raised` is
    {theme id: [(place, year, {measure: visits})]}. A visit lies in one place and one year, so shares add up over both.
    """

    def __init__(self, bases, raised):
        self._bases, self._raised = bases, raised
        self.places = sorted({place for place, _ in bases})
        self.years = sorted({year for _, year in bases})

    def share(self, theme, measure, *, place=None, year=None):
        """The share of visits raising a theme, over everything or in one place, year or both.

        A place may be a frozenset of places: all of them together.
        """
        return Share(
            sum(
                counts[measure]
                for in_place, in_year, counts in self._raised.get(theme.pk, ())
                if _is_in(in_place, place) and year in (None, in_year)
            ),
            self.base(measure, place=place, year=year),
        )

    def base(self, measure, *, place=None, year=None):
        """How many visits could have raised something ("items", "strengths"), or are there at all ("visits")."""
        return sum(
            counts[measure]
            for (in_place, in_year), counts in self._bases.items()
            if _is_in(in_place, place) and year in (None, in_year)
        )


def _is_in(place, wanted):
    return place in wanted if isinstance(wanted, frozenset) else wanted in (None, place)


class ThemeRates(Rates):
    """Shares of the given visits by theme, place and year of publication.

    An item to improve counts in visits whose items or findings have all been coded; a strength only in visits all of
    whose findings have been coded. `place` is a field of the visit, the region unless said otherwise, or several: then
    places are tuples of their values. Two queries.
    """

    def __init__(self, visits, *place):
        place = place or ("authority__region",)
        super().__init__(self._count_bases(visits, place), self._count_raised(visits, place))

    @staticmethod
    def _count_bases(visits, place):
        rows = visits.order_by().values_list(*place, ExtractYear("published_on")).annotate(**_bases())
        return {
            (_place(where), year): {ITEMS: items, STRENGTHS: strengths, "visits": count}
            for *where, year, items, strengths, count in rows
        }

    @staticmethod
    def _count_raised(visits, place):
        visit = "finding__visit"
        fields = [f"{visit}__{field}" for field in place]
        rows = (
            FindingTheme.objects.filter(RAISES_ITEM | RAISES_STRENGTH, REVIEWED, finding__visit__in=visits)
            .order_by()
            .values_list("theme_id", *fields, ExtractYear(f"{visit}__published_on"))
            .annotate(
                items=Count(visit, filter=RAISES_ITEM, distinct=True),
                strengths=Count(visit, filter=RAISES_STRENGTH, distinct=True),
            )
        )
        raised = defaultdict(list)
        for theme, *where, year, items, strengths in rows:
            raised[theme].append((_place(where), year, {ITEMS: items, STRENGTHS: strengths}))
        return raised


def _place(where):
    """The value of a single field, or a tuple of the values of several."""
    return where[0] if len(where) == 1 else tuple(where)


class OneThemeRates:
    """The rates of one theme among the given visits, by whichever fact of a visit is asked for. One query for all."""

    FACTS = {
        "region": "authority__region",
        "framework": "framework_id",
        "type": "visit_type",
        "grade_then": "grade_then",
    }
    """Where each fact stands, by the name of the filter that asks for it."""

    def __init__(self, visits, theme):
        self.theme = theme
        self._rows = self._count(visits)

    @property
    def framework_names(self):
        """The name of each framework by its slug."""
        return {row["framework_id"]: row["framework__name"] for row in self._rows}

    def by(self, *facts):
        """The rates with facts of the visit as their place (a tuple), NO_VALUE for each that a visit does not have."""
        bases = defaultdict(Counter)
        raised = defaultdict(Counter)
        for row in self._rows:
            where = (tuple(row[self.FACTS[fact]] or NO_VALUE for fact in facts), row["year"])
            bases[where].update({measure: row[measure] for measure in (ITEMS, STRENGTHS, "visits")})
            raised[where].update({ITEMS: row["raised_items"], STRENGTHS: row["raised_strengths"]})
        return Rates(bases, {self.theme.pk: [(place, year, counts) for (place, year), counts in raised.items()]})

    def _count(self, visits):
        on_theme = FindingTheme.objects.filter(REVIEWED, theme=self.theme)
        told, praised = (on_theme.filter(raises).values("finding__visit") for raises in (RAISES_ITEM, RAISES_STRENGTH))
        return list(
            visits.with_grade_then()
            .order_by()
            .annotate(year=ExtractYear("published_on"))
            .values("year", "framework__name", *self.FACTS.values())
            .annotate(
                **_bases(),
                raised_items=Count("pk", filter=Q(pk__in=told)),
                raised_strengths=Count("pk", filter=Q(pk__in=praised)),
            )
        )


def _bases():
    """How many visits could have raised an item to improve or a strength, and how many there are."""
    return {
        ITEMS: Count("pk", filter=Q(coverage__in=ITEMS_CODED)),
        STRENGTHS: Count("pk", filter=Q(coverage=Coverage.ALL)),
        "visits": Count("pk"),
    }


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
    """How many of the findings of each visit have each theme, by assessment: {theme: {visit id: {assessment: n}}}.

    Only what persons assigned counts. `findings` come as by `for_list`; no query of its own.
    """
    counts = defaultdict(lambda: defaultdict(Counter))
    for finding in findings:
        for row in finding.theme_rows.all():
            if finding.assessment_by == row.assigned_by == CodedBy.PERSON:
                counts[row.theme][finding.visit_id][finding.assessment] += 1
    return counts
