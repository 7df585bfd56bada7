"""Conditions on authorities, themes and inspectors. Names are found that are spelt nearly so."""

import django_filters

from inspections.models import Authority, AuthorityKind, Inspector, Region, Theme

from .facets import FacetedFilterSet, FacetFilter


class NamedFilter(FacetedFilterSet):
    """A filter set whose `q` is a name."""

    q = django_filters.CharFilter(label="Name", method="with_name")

    def with_name(self, queryset, name, value):
        return queryset.search(value)


class AuthorityFilter(NamedFilter):
    region = FacetFilter("region", label="Region", choices=Region.choices)
    kind = FacetFilter("kind", label="Kind of authority", choices=AuthorityKind.choices)
    shown = ["region", "kind"]

    class Meta:
        model = Authority
        fields = []


class MapFilter(FacetedFilterSet):
    """Which theme the map of authorities shows; without one it shows grades. All authorities stay on it."""

    theme = django_filters.ChoiceFilter(
        label="What the map shows", method="as_shown", empty_label="Latest overall grade"
    )
    data_choices = ("theme",)

    class Meta:
        model = Authority
        fields = []

    def as_shown(self, queryset, name, value):
        return queryset


class ThemeFilter(NamedFilter):
    q = django_filters.CharFilter(label="Name or term", method="with_name")
    group = FacetFilter("group__slug", label="Theme group", choices=[])
    shown = ["group"]
    data_choices = ("group",)

    class Meta:
        model = Theme
        fields = []


class InspectorFilter(NamedFilter):
    class Meta:
        model = Inspector
        fields = []
