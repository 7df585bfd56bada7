"""The table twins of the charts. Records are dicts; shares are `statistics.Share`."""

from operator import itemgetter

import django_tables2 as tables

from .base import Table
from .columns import NUMERIC, LinkColumn, NumberColumn, ShareColumn


class FigureTable(Table):
    """A chart's figures: short, shown whole, in the chart's own order."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, orderable=False, **kwargs)


class ThemeShareTable(FigureTable):
    group = tables.Column(verbose_name="Group")
    theme = LinkColumn(verbose_name="Theme", url=itemgetter("theme_url"))
    items = ShareColumn(verbose_name="Visits with an item to improve", url=itemgetter("items_url"))
    strengths = ShareColumn(verbose_name="Visits with a strength", url=itemgetter("strengths_url"))


class RateTable(FigureTable):
    theme = tables.Column(verbose_name="Theme")
    year = tables.Column(verbose_name="Year published", attrs=NUMERIC)
    items = ShareColumn(verbose_name="Visits with an item to improve", url=itemgetter("items_url"))
    strengths = ShareColumn(verbose_name="Visits with a strength", url=itemgetter("strengths_url"))


class PlaceShareTable(FigureTable):
    place = tables.Column(verbose_name="Where")
    items = ShareColumn(verbose_name="Visits with an item to improve", url=itemgetter("items_url"))
    strengths = ShareColumn(verbose_name="Visits with a strength", url=itemgetter("strengths_url"))


class AuthorityShareTable(FigureTable):
    page_size = 25
    authority = LinkColumn(verbose_name="Authority", url=itemgetter("authority_url"))
    region = tables.Column(verbose_name="Region")
    items = ShareColumn(verbose_name="Visits with an item to improve", url=itemgetter("items_url"))


def heat_map_table(rows, regions, **kwargs):
    """A theme a row, a region a column. `regions` is a list of region slug and label."""
    columns = [(slug, ShareColumn(verbose_name=label, url=cell_url(slug))) for slug, label in regions]
    return HeatMapTable(rows, extra_columns=columns, **kwargs)


class HeatMapTable(FigureTable):
    theme = tables.Column(verbose_name="Theme")


class GradeYearTable(FigureTable):
    year = tables.Column(verbose_name="Year published")
    judged = NumberColumn(verbose_name="Visits judged")


def grade_year_table(rows, grades, **kwargs):
    """A year a row, a grade a column. `grades` is a list of grade slug and name."""
    columns = [(slug, NumberColumn(verbose_name=name, url=cell_url(slug))) for slug, name in grades]
    return GradeYearTable(rows, extra_columns=columns, sequence=("year", "...", "judged"), **kwargs)


class Addresses(dict):
    """Addresses by column, each made by `make(column)` when its cell is drawn."""

    def __init__(self, make):
        super().__init__()
        self._make = make

    def __missing__(self, column):
        return self._make(column)


def cell_url(slug):
    """Where a cell leads: the record keeps an address for each of its columns under `urls`."""
    return lambda record: record["urls"][slug]
