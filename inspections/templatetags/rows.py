"""The rows of a table: thousands of cells on some pages, which a template would take several times as long to write."""

from html import escape

from django import template
from django.template.base import render_value_in_context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.utils import AttributeDict, computed_values

from inspections.tables.cells import drawn

register = template.Library()

CELL = '<td role="cell" data-column="{}" data-label="{}" {}>'


@register.simple_tag(takes_context=True)
def table_rows(context, table):
    """The rows that a table shows, as HTML; empty where there are none. A column's cells have the same attributes."""
    columns = [(_start(column), drawn(table, column)) for column in table.columns]
    rows = (_row(context, table, row.record, columns) for row in table.paginated_rows)
    return mark_safe("".join(rows))  # noqa: S308 - each cell is escaped


def _start(column):
    return format_html(CELL, column.name, column.header, column.attrs["td"].as_html())


def _row(context, table, record, columns):
    cells = "".join(f"{start}{_html(cell(record), context)}</td>" for start, cell in columns)
    return f'<tr role="row"{_attributes(table, record)}>{cells}</tr>\n'


def _attributes(table, record):
    if not table.row_attrs:
        return ""
    return " " + AttributeDict(computed_values(table.row_attrs, kwargs={"table": table, "record": record})).as_html()


def _html(cell, context):
    """Most cells are words or HTML already: those need no look at the language and time zone of the page."""
    if type(cell) is SafeString:
        return cell
    return escape(cell) if type(cell) is str else conditional_escape(render_value_in_context(cell, context))
