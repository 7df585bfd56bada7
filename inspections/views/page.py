"""The furniture every page shares: tables that sort and page by the address, charts, and any of them as a file."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from inspections.addresses import asked_again
from inspections.exports import FORMATS, Origin, export_table, file_name
from inspections.tables.picked import PickedPaginator

from .drawing import Drawn


def page(request, template, *, subject, title, tables=(), charts=None, **context):
    """The page, or the table or chart named by `of` as a file when the address asks for a `format`.

    `subject` names downloads. `tables` are tables, the main one first. `charts` maps a chart's slug to a function
    that draws it, so that a download draws nothing it does not need. Both may be functions that give this, which are
    asked only for what is not kept from an earlier answer.
    """
    tables = SimpleLazyObject(partial(_configured, request, tables))
    draw = charts if callable(charts) else lambda: charts or {}
    if "format" in request.GET:
        return _export(request, subject, title, tables, draw(), context.get("filter"))

    def finish(chart):
        chart.table.downloads = _downloads(request, chart.slug)
        name = file_name(_part(subject, chart.slug), "png", request.as_at)
        chart.sign(name, _origin(request, title, context.get("filter")))

    drawn = Drawn(draw, finish) if charts else {}
    furniture = {"page_title": title, "tables": tables, "charts": drawn}
    return render(request, template, furniture | context)


def _configured(request, tables):
    """The tables by their slugs, in the order and on the page that the address asks for."""
    tables = {table.slug: table for table in (tables() if callable(tables) else tables)}
    for number, table in enumerate(tables.values()):
        _configure(request, table, is_main=number == 0)
    return tables


def _configure(request, table, *, is_main):
    if not is_main:
        table.prefix = f"{table.slug}-"
    table.show_columns(request.GET.getlist("columns"))
    table.request = request
    _sort(request, table)
    _order_fully(table)
    if is_main or table.paged:
        _turn_to_page(request, table)
    table.downloads = _downloads(request, table.slug)


def _turn_to_page(request, table):
    """Only the sizes offered: a page of any other could ask for a million rows. A page past the end is the last."""
    asked = request.GET.get(table.prefixed_per_page_field, "")
    size = int(asked) if asked in map(str, table.page_sizes) else table.page_size
    # table.paginate would read the first page as well
    table.paginator = (PickedPaginator if table.pages else Paginator)(table.rows, size)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))


def _sort(request, table):
    """By the table's own columns alone; what else the address names is left out."""
    names = set(table.columns.names())
    asked = request.GET.getlist(table.prefixed_order_by_field)
    if known := [name for name in asked if name.removeprefix("-") in names]:
        table.order_by = known


def _order_fully(table):
    """Ties in a chosen order would let a row appear on two pages, or on none."""
    rows = table.data.data
    if getattr(getattr(rows, "query", None), "order_by", None):
        table.data.data = rows.order_by(*rows.query.order_by, "pk")


def _downloads(request, slug):
    """The address of a table in each format, by the format's name."""
    asked = asked_again(request, "page", "per_page", "of", "format")
    return {name: f"{asked}of={slug}&format={file_format}" for file_format, name in FORMATS.items()}


def _export(request, subject, title, tables, charts, condition_filter):
    file_format, slug = request.GET["format"], request.GET.get("of") or next(iter([*tables, *charts]), "")
    if file_format not in FORMATS:
        return _refusal(f"Tables can be taken away as {' or '.join(FORMATS)}, not as “{file_format}”.")
    if condition_filter is not None and not condition_filter.form.is_valid():
        return _refusal("A filter in this address makes no sense: " + _errors(condition_filter.form))
    if slug not in tables and slug not in charts:
        return _refusal(f"This page has no table called “{slug}”.")
    table = tables[slug] if slug in tables else charts[slug]().table
    return export_table(table, file_format, _part(subject, slug), _origin(request, title, condition_filter))


def _part(subject, slug):
    """What a file of one table or chart of a page is called."""
    return subject if slug == subject else f"{subject}-{slug}"


def _origin(request, title, condition_filter):
    asked = asked_again(request, "page", "per_page", "of", "format")[:-1]
    address = request.build_absolute_uri(request.path + asked)
    conditions = tuple(chip.label for chip in getattr(condition_filter, "chips", []))
    return Origin(title, address, conditions, request.as_at)


def _errors(form):
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def _refusal(sentence):
    return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")
