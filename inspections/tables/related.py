"""Findings of other authorities that say the like."""

import django_tables2 as tables

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NameColumn, TagColumn
from .findings import mark_words


class RelatedTable(Table):
    """A finding of another authority a row, with the words marked that it shares with the one at hand."""

    slug = "related"
    title = "Who else: the like at other authorities"

    authority = LinkColumn(
        accessor="visit__authority__name",
        verbose_name="Authority",
        orderable=False,
        url=lambda finding: finding.visit.authority.get_absolute_url(),
    )
    published = DayColumn(accessor="visit__published_on", verbose_name="Published", orderable=False)
    grade_then = GradeColumn(accessor="visit__grade_then", verbose_name="Grade at the time", orderable=False)
    assessment = TagColumn("_assessment.html", verbose_name="Assessment", orderable=False)
    finding = tables.Column(accessor="passage", verbose_name="What inspectors found", orderable=False)
    reference = NameColumn(verbose_name="Reference", orderable=False)
    words = tables.Column(accessor="words_by", verbose_name="Words", orderable=False)

    def render_finding(self, record):
        return mark_words(record.headline)

    def value_finding(self, value):
        return value

    def value_assessment(self, record):
        return record.get_assessment_display()
