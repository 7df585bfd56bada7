"""The central table: a finding is a row."""

import django_tables2 as tables
from django.utils.html import escape, mark_safe
from django.utils.text import Truncator

from inspections.models import Finding

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NameColumn, NumberColumn, TagColumn, TemplateColumn


class FindingTable(Table):
    """Findings with their visit, assessment and themes."""

    slug = "findings"
    title = "Findings"
    optional = (
        "region",
        "framework",
        "grade_then",
        "section",
        "kind",
        "heading",
        "page",
        "words",
        "coded_by",
        "report",
    )

    published = DayColumn(accessor="visit__published_on", verbose_name="Published")
    authority = LinkColumn(
        accessor="visit__authority__name",
        verbose_name="Authority",
        url=lambda finding: finding.visit.authority.get_absolute_url(),
    )
    region = tables.Column(accessor="visit__authority__get_region_display", verbose_name="Region", orderable=False)
    visit = LinkColumn(
        accessor="visit__get_visit_type_display",
        verbose_name="Visit",
        order_by="visit__visit_type",
        url=lambda finding: finding.visit.get_absolute_url(),
    )
    framework = tables.Column(accessor="visit__framework__name", verbose_name="Framework")
    grade_then = GradeColumn(accessor="visit__grade_then", verbose_name="Grade at the time", orderable=False)
    reference = NameColumn(verbose_name="Reference", order_by=("kind", "order"))
    finding = tables.Column(accessor="passage", verbose_name="Finding", orderable=False)
    assessment = TagColumn("_assessment.html", verbose_name="Assessment")
    themes = TemplateColumn(template_name="_themes.html", verbose_name="Themes", orderable=False)
    section = tables.Column(accessor="get_section_display", verbose_name="Section", order_by="section")
    kind = tables.Column(accessor="get_kind_display", verbose_name="Kind", order_by="kind")
    heading = tables.Column(verbose_name="Heading as printed")
    page = NumberColumn(verbose_name="Page")
    words = tables.Column(accessor="words_by", verbose_name="Words", orderable=False)
    coded_by = tables.Column(accessor="get_assessment_by_display", verbose_name="Assessed by", order_by="assessment_by")
    report = LinkColumn(
        accessor="visit__source_url",
        verbose_name="Published report",
        orderable=False,
        url=lambda finding: finding.visit.source_url,
        words="Report",
    )

    class Meta(Table.Meta):
        model = Finding
        fields = ()
        row_attrs = {"id": lambda record: f"finding-{record.pk}"}

    def render_finding(self, record, value):
        marked = getattr(record, "headline", None)
        return mark_words(marked) if marked else Truncator(value).words(60)

    def value_finding(self, value):
        return value

    def value_assessment(self, record):
        return record.get_assessment_display()

    def value_themes(self, record):
        return "; ".join(row.theme.name for row in record.theme_rows.all())


def mark_words(headline):
    """The passage with the matched words in <mark>. The database puts private-use characters around them."""
    marked = escape(headline).replace("\ue000", "<mark>").replace("\ue001", "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped above; only the two marks are ours
