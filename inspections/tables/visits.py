"""Visits as rows."""

import django_tables2 as tables
from django.db.models import F

from inspections.models import Visit

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NameColumn, NumberColumn


class VisitTable(Table):
    """Visits with their dates, overall grade, lead inspector and number of findings."""

    slug = "visits"
    title = "Visits"
    paged = True
    optional = ("region", "framework", "grade_then", "delay", "topics", "report")

    published = DayColumn(accessor="published_on", verbose_name="Published")
    authority = LinkColumn(
        accessor="authority__name", verbose_name="Authority", url=lambda visit: visit.authority.get_absolute_url()
    )
    region = tables.Column(accessor="authority__get_region_display", verbose_name="Region", orderable=False)
    type = NameColumn(accessor="get_visit_type_display", verbose_name="Visit", order_by="visit_type")
    framework = tables.Column(accessor="framework__name", verbose_name="Framework")
    first_day = DayColumn(verbose_name="First day on site")
    last_day = DayColumn(verbose_name="Last day on site")
    delay = NumberColumn(accessor="delay__days", verbose_name="Days to publication", order_by="delay")
    overall = GradeColumn(accessor="overall_grade", verbose_name="Overall", order_by="overall_rank")
    grade_then = GradeColumn(verbose_name="Grade at the time")
    lead = tables.Column(accessor="lead_names", verbose_name="Lead inspector")
    findings = NumberColumn(
        accessor="finding_count", verbose_name="Findings", url=lambda visit: f"{visit.get_absolute_url()}#findings"
    )
    topics = tables.Column(accessor="topic_names", verbose_name="Topics")
    coverage = tables.Column(accessor="get_coverage_display", verbose_name="Coded", order_by="coverage")
    report = LinkColumn(
        accessor="source_url",
        verbose_name="Published report",
        orderable=False,
        url=lambda visit: visit.source_url,
        words="Report",
    )

    class Meta(Table.Meta):
        model = Visit
        fields = ()

    def order_delay(self, visits, is_descending):
        """Visits whose delay is not known come last either way."""
        delay = F("delay")
        order = delay.desc(nulls_last=True) if is_descending else delay.asc(nulls_last=True)
        return visits.order_by(order), True
