"""The changes of a row as a table: on the page with marked words, in a file with plain ones."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html

from inspections.tables import Table

from .values import moment


class HistoryTable(Table):
    """Changes, the newest first."""

    slug = "history"
    title = "Changes"
    as_records = True

    when = tables.Column(verbose_name="When")
    what = tables.Column(verbose_name="What")
    done = tables.Column(verbose_name="Done")
    differences = tables.Column(verbose_name="Changes", empty_values=())
    who = tables.Column(verbose_name="By")
    reason = tables.Column(verbose_name="Why", empty_values=(None,))
    address = tables.Column(verbose_name="Go back")

    class Meta(Table.Meta):
        orderable = False

    def render_when(self, value):
        return moment(value)

    def value_when(self, value):
        return moment(value)

    def render_differences(self, value):
        if not value:
            return ""
        return render_to_string("history/_differences.html", {"differences": value})

    def value_differences(self, value):
        return "; ".join(map(str, value))

    def render_address(self, value, record):
        words = '<a class="govuk-link" href="{}">See or restore<span class="govuk-visually-hidden">: {}, {}</span></a>'
        return format_html(words, value, record.what, moment(record.when))

    def value_address(self, value):
        return value
