"""Conditions on findings: those of their visits, and what is said, where, how and about which theme."""

import django_filters

from inspections.models import Assessment, CodedBy, Finding, Kind, Section

from .facets import FacetFilter
from .visits import VisitConditions


class FindingFilter(VisitConditions):
    """Conditions on the central list. Several values of one condition mean any of them; several conditions mean all."""

    visit_prefix = "visit__"

    q = django_filters.CharFilter(label="Words", method="with_words")
    theme = FacetFilter("theme_rows__theme__slug", label="Theme", choices=[], many=True)
    group = FacetFilter("theme_rows__theme__group__slug", label="Theme group", choices=[], many=True)
    assessment = FacetFilter("assessment", label="Assessment", choices=Assessment.choices)
    kind = FacetFilter("kind", label="Kind of finding", choices=Kind.choices)
    section = FacetFilter("section", label="Section", choices=Section.choices)
    coded = FacetFilter("assessment_by", label="Assessed by", choices=CodedBy.choices)

    shown = [
        *("theme", "group", "assessment", "region", "authority", "kind", "section"),
        *("type", "framework", "topic", "lead", "coverage", "coded"),
    ]

    class Meta:
        model = Finding
        fields = []

    data_choices = (*VisitConditions.data_choices, "theme", "group")

    def with_words(self, queryset, name, value):
        return queryset.search(value)

    @property
    def is_search(self):
        return bool(self.asked.get("q"))
