"""Findings of other authorities on a theme, the nearest first."""

import django_tables2 as tables

from inspections.learning import nearness_words

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NameColumn


class NearFindingTable(Table):
    """A finding of another authority a row, with how near that authority is."""

    paged = True

    nearness = tables.Column(verbose_name="How near")
    authority = LinkColumn(
        accessor="visit__authority__name",
        verbose_name="Authority",
        url=lambda finding: finding.visit.authority.get_absolute_url(),
    )
    published = DayColumn(accessor="visit__published_on", verbose_name="Published")
    grade_then = GradeColumn(accessor="visit__grade_then", verbose_name="Grade at the time", orderable=False)
    finding = tables.Column(accessor="passage", verbose_name="What inspectors found", orderable=False)
    reference = NameColumn(verbose_name="Reference", orderable=False)
    words = tables.Column(accessor="words_by", verbose_name="Words", orderable=False)

    def render_nearness(self, value):
        return nearness_words(value)

    def value_nearness(self, value):
        return nearness_words(value)
