"""What became of the codebook, a change a row."""

import django_tables2 as tables

from inspections.models import CodebookChange

from .base import Table
from .columns import DayColumn, LinkColumn, NumberColumn


class CodebookChangeTable(Table):
    """The changes of the codebook, the latest version first."""

    slug = "codebook-changes"
    title = "What changed"

    version = NumberColumn(accessor="version__number", verbose_name="Version")
    day = DayColumn(accessor="version__made_at__date", verbose_name="Date", order_by="version__made_at")
    kind = tables.Column(accessor="get_kind_display", verbose_name="Change", order_by="kind")
    words = LinkColumn(
        verbose_name="What changed",
        orderable=False,
        url=lambda record: record.theme.get_absolute_url() if record.theme else "",
    )
    note = tables.Column(accessor="version__note", verbose_name="Why", orderable=False)
    by = tables.Column(accessor="version__by", verbose_name="By", orderable=False)

    class Meta(Table.Meta):
        model = CodebookChange
        fields = ()
