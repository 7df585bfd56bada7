"""Headers and rows of a table: thousands of cells on some pages, which a template would take several times as long."""

from html import escape

from django import template
from django.template.base import render_value_in_context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django_tables2.utils import AttributeDict, computed_values

from inspections.addresses import asked_again
from inspections.tables.cells import drawn

register = template.Library()

CELL = '<td role="cell" data-column="{}"{}{}>'
LABEL = ' data-label="{}"'
CLASS = ' class="{}"'
HEADER = '<th role="columnheader" scope="col"{}{}>{}</th>\n'
NUMERIC = ' class="govuk-table__header--numeric"'
SORTED = {True: ' aria-sort="descending"', False: ' aria-sort="ascending"'}
SORTS = '<a class="sort-link" href="{}{}">{}</a>'


@register.simple_tag(takes_context=True)
def table_headers(context, table):
    """The headers of the columns that a table shows, as HTML; where a column sorts, its header leads to that order."""
    field = table.prefixed_order_by_field
    ordering = f"{asked_again(context['request'], field, table.prefixed_page_field)}{field}="
    return mark_safe("".join(_header(table, column, ordering) for column in table.columns))  # noqa: S308 - each is escaped


def _header(table, column, ordering):
    numeric = NUMERIC if "numeric" in _class(column) else ""
    order = SORTED[column.order_by_alias.is_descending] if column.is_ordered else ""
    words = escape(str(column.header))
    if column.orderable:
        words = SORTS.format(
            escape(ordering + column.order_by_alias.next), table.anchor, words
        )  # the next order begins anew
    return HEADER.format(numeric, order, words)


@register.simple_tag(takes_context=True)
def table_rows(context, table):
    """The rows that a table shows, as HTML; empty where there are none. A column's cells have the same attributes."""
    columns = [(_start(table, column), drawn(table, column)) for column in table.columns]
    rows = (_row(context, table, row.record, columns) for row in table.paginated_rows)
    return mark_safe("".join(rows))  # noqa: S308 - each cell is escaped


def _start(table, column):
    label = LABEL.format(escape(str(column.header))) if table.as_records else ""
    css_class = CLASS.format(_class(column)) if _class(column) else ""
    return CELL.format(column.name, label, css_class)


def _class(column):
    """The class that a column gives its cells; it gives them no other attribute. The library's way takes long."""
    return column.column.attrs.get("td", {}).get("class", "")


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
