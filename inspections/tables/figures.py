"""The table twins of the charts. Records are dicts; shares are `statistics.Share`."""

import django_tables2 as tables
from django.utils.html import format_html

from .base import Table
from .columns import NUMERIC, NumberColumn, ShareColumn


class FigureTable(Table):
    """A chart's figures: short, shown whole, in the chart's own order."""

    class Meta(Table.Meta):
        orderable = False


class ThemeShareTable(FigureTable):
    group = tables.Column(verbose_name="Group")
    theme = tables.Column(verbose_name="Theme", linkify=lambda record: record["theme_url"])
    items = ShareColumn(verbose_name="Visits with an item to improve", url="items_url")
    strengths = ShareColumn(verbose_name="Visits with a strength", url="strengths_url")


class RateTable(FigureTable):
    theme = tables.Column(verbose_name="Theme")
    year = tables.Column(verbose_name="Year published", attrs=NUMERIC)
    items = ShareColumn(verbose_name="Visits with an item to improve", url="items_url")
    strengths = ShareColumn(verbose_name="Visits with a strength", url="strengths_url")


class RegionShareTable(FigureTable):
    region = tables.Column(verbose_name="Region")
    items = ShareColumn(verbose_name="Visits with an item to improve", url="items_url")
    strengths = ShareColumn(verbose_name="Visits with a strength", url="strengths_url")


class CellColumn(ShareColumn):
    """A cell of a heat map, linked to the findings behind it by the record's own `urls`."""

    def render(self, value, record, bound_column):
        return super().render(value, {**record, "url": record["urls"].get(bound_column.name)})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, url="url", **kwargs)


def heat_map_table(rows, regions, **kwargs):
    """A theme a row, a region a column. `regions` is a list of region slug and label."""
    columns = [(slug, CellColumn(verbose_name=label)) for slug, label in regions]
    return HeatMapTable(rows, extra_columns=columns, **kwargs)


class HeatMapTable(FigureTable):
    theme = tables.Column(verbose_name="Theme")


class GradeColumn(NumberColumn):
    """How many visits gave a grade in a year, linked to them."""

    def render(self, value, record, bound_column):
        url = record["urls"].get(bound_column.name)
        if not value or not url:
            return f"{value:,}"
        return format_html('<a class="govuk-link" href="{}">{:,}</a>', url, value)


class GradeYearTable(FigureTable):
    year = tables.Column(verbose_name="Year published")
    judged = NumberColumn(verbose_name="Visits judged")


def grade_year_table(rows, grades, **kwargs):
    """A year a row, a grade a column. `grades` is a list of grade slug and name."""
    columns = [(slug, GradeColumn(verbose_name=name)) for slug, name in grades]
    return GradeYearTable(rows, extra_columns=columns, sequence=("year", "...", "judged"), **kwargs)
