"""The table twins of the charts of visits."""

from operator import itemgetter

import django_tables2 as tables

from .columns import NUMERIC, NumberColumn, ShareColumn
from .figures import FigureTable, cell_url


class TypeTable(FigureTable):
    name = tables.Column(verbose_name="Type of visit")


def type_table(rows, columns, **kwargs):
    """A type of visit a row, a year a column. `columns` are names and headers."""
    return TypeTable(rows, extra_columns=_shares(columns), **kwargs)


class TopicTable(FigureTable):
    name = tables.Column(verbose_name="Topic")


def topic_table(rows, columns, **kwargs):
    """A topic of focused visits a row, a grade at the time a column. `columns` are names and headers."""
    return TopicTable(rows, extra_columns=_shares(columns), **kwargs)


def _shares(columns):
    return [(name, ShareColumn(verbose_name=header, url=cell_url(name))) for name, header in columns]


class DelayTable(FigureTable):
    year = tables.Column(verbose_name="Year published", attrs=NUMERIC)
    dated = ShareColumn(verbose_name="Visits with both dates", url=itemgetter("url"))
    median = tables.Column(verbose_name="Median, days", attrs=NUMERIC)
    shortest = NumberColumn(verbose_name="Shortest, days")
    longest = NumberColumn(verbose_name="Longest, days")
