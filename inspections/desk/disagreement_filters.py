"""Conditions on disagreements, of two people and of a machine and a person."""

import django_filters
from django.db.models import Exists, OuterRef, Q

from inspections.agreement import Difference
from inspections.filters.facets import FacetedFilterSet
from inspections.models import Assessment, BlindCoding, Suggestion, Theme, TwiceCoded, Visit

DIFFERS = [(str(name), str(name).capitalize()) for name in Difference]
STATES = [("open", "To be settled"), ("settled", "Settled")]


class Differences(FacetedFilterSet):
    """What both lists can be asked."""

    visit = django_filters.ChoiceFilter(label="Visit", method="of_visit", empty_label="All visits")
    theme = django_filters.ChoiceFilter(label="Theme named by either", method="with_theme", empty_label="All themes")
    assessment = django_filters.ChoiceFilter(
        label="Assessment by either", choices=Assessment.choices, method="with_assessment", empty_label="All"
    )
    differs = django_filters.ChoiceFilter(label="Differ in", choices=DIFFERS, method="in_what", empty_label="Anything")
    visits_with = {}
    """The condition on the visits that the list can be narrowed to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.themes = list(Theme.objects.all())
        visits = Visit.objects.filter(**self.visits_with).select_related("authority").distinct()
        self.filters["visit"].extra["choices"] = [(str(visit.pk), str(visit)) for visit in visits]
        self.filters["theme"].extra["choices"] = [(theme.slug, theme.name) for theme in self.themes]

    @property
    def names(self):
        return {theme.pk: theme.name for theme in self.themes}

    def key_of(self, slug):
        return next(theme.pk for theme in self.themes if theme.slug == slug)


class DisagreementFilter(Differences):
    state = django_filters.ChoiceFilter(label="State", choices=STATES, method="in_state", empty_label="All")
    visits_with = {"double_codings__findings__differs_in__len__gt": 0}

    class Meta:
        model = TwiceCoded
        fields = []

    def of_visit(self, queryset, name, value):
        return queryset.filter(double_coding__visit=value)

    def with_theme(self, queryset, name, value):
        return self._with(queryset, themes__contains=[self.key_of(value)])

    def with_assessment(self, queryset, name, value):
        return self._with(queryset, assessment=value)

    def _with(self, queryset, **said):
        return queryset.filter(Exists(BlindCoding.objects.filter(twice_coded=OuterRef("pk"), **said)))

    def in_what(self, queryset, name, value):
        return queryset.filter(differs_in__contains=[value])

    def in_state(self, queryset, name, value):
        return queryset.filter(is_settled=value == "settled")


class RefutedFilter(Differences):
    """Needs the differences of the suggestions, by their keys."""

    visits_with = {"findings__suggestion__isnull": False, "findings__assessment_by": "reviewed"}

    class Meta:
        model = Suggestion
        fields = []

    def __init__(self, *args, differences, **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = differences

    def of_visit(self, queryset, name, value):
        return queryset.filter(finding__visit=value)

    def with_theme(self, queryset, name, value):
        key = self.key_of(value)
        return queryset.filter(Q(themes__contains=[key]) | Q(said_themes__contains=[key]))

    def with_assessment(self, queryset, name, value):
        return queryset.filter(Q(assessment=value) | Q(finding__assessment=value))

    def in_what(self, queryset, name, value):
        return queryset.filter(pk__in=[key for key, names in self.differences.items() if value in names])
