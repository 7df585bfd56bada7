"""Headers and rows of a table: thousands of cells on some pages, which a template would take several times as long."""

from html import escape
from urllib.parse import urlencode

from django import template
from django.template.base import render_value_in_context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.utils import AttributeDict, computed_values

from inspections.tables.cells import drawn

register = template.Library()

CELL = '<td role="cell" data-column="{}" data-label="{}" {}>'


HEADER = '<th role="columnheader" scope="col"{}{}>{}</th>\n'
NUMERIC = mark_safe(' class="govuk-table__header--numeric"')
SORTED = {True: mark_safe(' aria-sort="descending"'), False: mark_safe(' aria-sort="ascending"')}
SORTS = '<a class="sort-link" href="{}">{}</a>'


@register.simple_tag(takes_context=True)
def table_headers(context, table):
    """The headers of the columns that a table shows, as HTML; where a column sorts, its header leads to that order."""
    query = dict(context["request"].GET.lists())
    return mark_safe("".join(_header(table, column, query) for column in table.columns))  # noqa: S308 - each is escaped


def _header(table, column, query):
    numeric = NUMERIC if "numeric" in (column.attrs["td"].get("class") or "") else ""
    order = SORTED[column.order_by_alias.is_descending] if column.is_ordered else ""
    if not column.orderable:
        return format_html(HEADER, numeric, order, column.header)
    return format_html(HEADER, numeric, order, format_html(SORTS, _order_address(table, column, query), column.header))


def _order_address(table, column, query):
    """The same page with the next order by the column, and the first rows of it."""
    asked = query | {table.prefixed_order_by_field: column.order_by_alias.next}
    asked.pop(table.prefixed_page_field, None)
    return f"?{urlencode(asked, doseq=True)}"


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
