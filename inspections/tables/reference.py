"""Authorities, themes and inspectors as rows."""

import django_tables2 as tables

from inspections.models import Authority, Inspector, Theme

from .base import Table
from .columns import DayColumn, GradeColumn, NameColumn, NumberColumn


class AuthorityTable(Table):
    """Authorities with their latest overall grade."""

    slug = "authorities"
    title = "Authorities"
    optional = ("ons_code", "dfe_code", "closed")

    name = NameColumn(verbose_name="Authority")
    region = tables.Column(accessor="get_region_display", verbose_name="Region", order_by="region")
    kind = tables.Column(accessor="get_kind_display", verbose_name="Kind", order_by="kind")
    overall = GradeColumn(accessor="latest_grade", verbose_name="Latest overall grade", order_by="latest_rank")
    inspected = DayColumn(accessor="latest_published", verbose_name="Published")
    visits = NumberColumn(accessor="visit_count", verbose_name="Visits")
    findings = NumberColumn(accessor="finding_count", verbose_name="Findings")
    ons_code = tables.Column(verbose_name="ONS code")
    dfe_code = tables.Column(verbose_name="DfE code")
    closed = DayColumn(accessor="closed_by_then", verbose_name="Closed")

    class Meta(Table.Meta):
        model = Authority
        fields = ()


class ThemeTable(Table):
    """The codebook with the number of findings and visits of each theme."""

    slug = "themes"
    title = "Themes"
    optional = ("slug_name", "include", "exclude")

    group = tables.Column(accessor="group__name", verbose_name="Group", order_by=("group__order", "order"))
    name = NameColumn(verbose_name="Theme")
    scope = tables.Column(verbose_name="Scope", orderable=False)
    improve = NumberColumn(accessor="improve_count", verbose_name="Findings that need improvement")
    strengths = NumberColumn(accessor="strength_count", verbose_name="Findings of strength")
    findings = NumberColumn(accessor="finding_count", verbose_name="All findings")
    slug_name = tables.Column(accessor="slug", verbose_name="Short name")
    include = tables.Column(verbose_name="Include", orderable=False)
    exclude = tables.Column(verbose_name="Exclude", orderable=False)

    class Meta(Table.Meta):
        model = Theme
        fields = ()


class InspectorTable(Table):
    """Inspectors in the order of their names, with the visits they are named on."""

    slug = "inspectors"
    title = "Inspectors"

    name = NameColumn(verbose_name="Inspector")
    led = NumberColumn(accessor="led_count", verbose_name="Visits led")
    team = NumberColumn(accessor="team_count", verbose_name="Visits as team inspector")
    first = DayColumn(accessor="first_published", verbose_name="First report")
    last = DayColumn(accessor="last_published", verbose_name="Latest report")

    class Meta(Table.Meta):
        model = Inspector
        fields = ()
