"""Conditions on visits, shared by the lists of visits and of findings."""

from functools import cached_property

import django_filters
import numpy as np
from django import forms
from django.db.models import Exists, OuterRef, Q

from inspections.models import (
    Coverage,
    FindingTheme,
    Judgement,
    Region,
    StatisticalNeighbour,
    Visit,
    VisitInspector,
    VisitType,
    listed_visits,
)
from inspections.statistics import NO_VALUE, RAISES_ITEM, REVIEWED
from inspections.tally import VisitsAsked, current_tally, tally_for
from inspections.tally.picking import with_keys

from .facets import FacetedFilterSet, FacetFilter
from .picks import picked

NO_GRADE_THEN = "No grade before, or not known"
"""The choice of visits to authorities without a grade when inspectors came, or whose days on site are not known."""

DAY_WIDGET = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DayFilter(django_filters.DateFilter):
    """A publication date from or to a day, that day included."""

    def __init__(self, lookup, label):
        super().__init__(label=label, lookup_expr=lookup, widget=DAY_WIDGET)
        self.extra["error_messages"] = {"invalid": f"{label}: enter a real date, such as 2022-07-20."}

    def filter(self, qs, value):
        if value is None:
            return qs
        return qs.filter(**{f"{self.parent.visit_prefix}published_on__{self.lookup_expr}": value})


class VisitsFilter(django_filters.MultipleChoiceFilter):
    """Visits of a kind that takes a query of its own to tell; `matching(values)` gives them."""

    def __init__(self, *, label, matching, choices=()):
        super().__init__(label=label, choices=list(choices))
        self.matching = matching

    def filter(self, qs, value):
        if not value:
            return qs
        visits = self.matching(value).values("pk")
        return qs.filter(**{"visit__in" if self.parent.visit_prefix else "pk__in": visits})


def of_neighbours(slugs):
    """Visits at the statistical neighbours, in the current edition, of any of the authorities."""
    rows = StatisticalNeighbour.objects.filter(authority__slug__in=slugs, edition=StatisticalNeighbour.CURRENT)
    return Visit.objects.filter(authority__in=rows.values("neighbour"))


def with_grade_then(slugs):
    """Visits to authorities that stood at any of the overall grades when inspectors came; NO_VALUE is none of them."""
    standing = Q(grade_then__in=slugs)
    if NO_VALUE in slugs:
        standing |= Q(grade_then__isnull=True)
    return Visit.objects.with_grade_then().filter(standing)


class LeadFilter(FacetFilter):
    """Visits led by any of several inspectors."""

    def filter(self, qs, value):
        if not value:
            return qs
        led = VisitInspector.objects.filter(role=VisitInspector.Role.LEAD, inspector__slug__in=value)
        return qs.filter(**{"visit__in" if self.parent.visit_prefix else "pk__in": led.values("visit")})

    def counted(self, qs, name):
        role = f"{self.parent.visit_prefix}inspector_rows__role"
        return super().counted(qs.filter(**{role: VisitInspector.Role.LEAD}), name)


class VisitConditions(FacetedFilterSet):
    """What can be asked of a visit, whether visits or their findings are listed."""

    region = FacetFilter("authority__region", label="Region", choices=Region.choices, of_visit=True)
    authority = FacetFilter("authority__slug", label="Authority", choices=[], of_visit=True)
    framework = FacetFilter("framework_id", label="Framework", choices=[], of_visit=True)
    type = FacetFilter("visit_type", label="Visit type", choices=VisitType.choices, of_visit=True)
    topic = FacetFilter("topics__slug", label="Topic of the visit", choices=[], of_visit=True, many=True)
    lead = LeadFilter("inspector_rows__inspector__slug", label="Lead inspector", choices=[], of_visit=True, many=True)
    coverage = FacetFilter("coverage", label="Coverage", choices=Coverage.choices, of_visit=True)
    published_from = DayFilter("gte", "Published from")
    published_to = DayFilter("lte", "Published to")
    grade_then = VisitsFilter(
        label="Overall grade at the time", matching=with_grade_then, choices=[(NO_VALUE, NO_GRADE_THEN)]
    )
    near = VisitsFilter(label="Statistical neighbours of", matching=of_neighbours)

    rare = ["grade_then", "near"]
    data_choices = ("authority", "framework", "topic", "lead", "near", "grade_then")

    of_findings = True
    """Whether findings are listed, or visits."""

    @cached_property
    def picked(self):
        if not self.form.is_valid():
            return None
        return picked(self.tally, self.asked, self.as_at, of_findings=self.of_findings)

    @cached_property
    def tally(self):
        return tally_for(self.request) if self.request else current_tally(self.queryset.db)


class ToldFilter(django_filters.MultipleChoiceFilter):
    """Visits with an item to improve on every one of several themes, as rates count them."""

    def filter(self, qs, value):
        for slug in value:
            told = FindingTheme.objects.filter(RAISES_ITEM, REVIEWED, theme__slug=slug)
            qs = qs.filter(pk__in=told.values("finding__visit"))
        return qs


class VisitFilter(VisitConditions):
    """Conditions on the list of visits and on the overview, with grades by area as well."""

    q = django_filters.CharFilter(label="Words", method="with_words")
    area = django_filters.ChoiceFilter(label="Grade in area", method="in_area", empty_label="Overall effectiveness")
    grade = django_filters.MultipleChoiceFilter(label="Grade", method="with_grade")
    told = ToldFilter(label="Told to improve, all of", choices=[])

    shown = ["region", "authority", "type", "framework", "topic", "lead", "coverage"]
    rare = ["told", *VisitConditions.rare]

    class Meta:
        model = Visit
        fields = []

    data_choices = (*VisitConditions.data_choices, "area", "grade", "told")

    of_findings = False

    @property
    def listed(self):
        """The visits with all that a row shows, for files and orders that only the database can tell."""
        return listed_visits().filter(pk__in=self.qs)

    @cached_property
    def visits_asked(self):
        """The visits that meet the conditions, for counting; none where the question makes no sense."""
        if self.picked:
            return VisitsAsked(self.tally, self.picked.all_visits)
        keys = np.array(self.qs.order_by().values_list("pk", flat=True), np.int64)
        return VisitsAsked(self.tally, with_keys(self.tally.visits.pk, keys))

    def counted(self, name):
        return self.picked.visit_counts(name)

    def number_without(self, name):
        return int(self.picked.visits(name).sum())

    def with_words(self, queryset, name, value):
        return queryset.search(value)

    def in_area(self, queryset, name, value):
        return queryset  # the area says which judgement `grade` is about

    def with_grade(self, queryset, name, value):
        if not value:
            return queryset
        area = self.asked.get("area") or "overall"
        judged = Judgement.objects.filter(visit=OuterRef("pk"), area=area, grade__in=value)
        return queryset.filter(Exists(judged))


class OverviewFilter(VisitFilter):
    """Conditions on the overview. `theme` and `area` choose what is drawn, not which visits count."""

    q = grade = told = None
    theme = django_filters.MultipleChoiceFilter(label="Themes drawn over time", method="as_drawn")

    data_choices = (*VisitConditions.data_choices, "area", "theme")

    @cached_property
    def picked(self):
        asked = {name: value for name, value in self.asked.items() if name != "theme"}
        return picked(self.tally, asked, self.as_at, of_findings=False) if self.form.is_valid() else None

    def as_drawn(self, queryset, name, value):
        return queryset

    @property
    def visit_conditions(self):
        """The conditions in force without what only chooses a drawing; findings understand them too."""
        kept = self.conditions.copy()
        for name in ("theme", "area"):
            kept.pop(name, None)
        return kept

    @property
    def themes_to_draw(self):
        return self.asked.get("theme", [])

    @property
    def area_to_draw(self):
        """Slug and name of the area whose grades are drawn."""
        slug = self.asked.get("area") or "overall"
        return slug, dict(self.filters["area"].extra["choices"]).get(slug, slug)
