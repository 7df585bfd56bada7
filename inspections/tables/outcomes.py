"""Outcomes as at a day: by area, by region, change since the last inspection, and published figures beside ours."""

from operator import itemgetter

import django_tables2 as tables

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NumberColumn
from .figures import FigureTable, cell_url


class GradeCountTable(FigureTable):
    """A row of authorities at each grade; the last two columns are what the official release quotes."""

    judged = NumberColumn(verbose_name="Judged")
    good = tables.Column(verbose_name="Good or outstanding", accessor="good_or_better")


def grade_count_table(rows, heading, grades, **kwargs):
    """A table of grade counts whose first column is `heading`. `grades` is a list of grade slug and name."""
    columns = [("name", tables.Column(verbose_name=heading))]
    columns += [(f"at_{slug}", NumberColumn(verbose_name=name, url=cell_url(slug))) for slug, name in grades]
    names = [name for name, _ in columns]
    return GradeCountTable(rows, extra_columns=columns, sequence=(*names, "judged", "good"), **kwargs)


class ChangeTable(FigureTable):
    slug = "changes"
    title = "Change since the last inspection"
    note = "The latest grade of each authority against the one before it, where it was judged at least twice."

    area = tables.Column(verbose_name="Area")
    improved = NumberColumn(verbose_name="Improved")
    same = NumberColumn(verbose_name="Same")
    declined = NumberColumn(verbose_name="Declined")
    judged = NumberColumn(verbose_name="Judged at least twice")


class PublishedFigureTable(FigureTable):
    slug = "published"
    title = "Published figures beside ours"

    as_at = DayColumn(verbose_name="As at")
    figure = tables.Column(verbose_name="Figure as published")
    published = tables.Column(verbose_name="Published")
    ours = tables.Column(verbose_name="Ours")
    counted = tables.Column(verbose_name="Counted")
    verdict = tables.Column(verbose_name="Comparison")
    reason = tables.Column(verbose_name="Why they differ")
    source = tables.Column(verbose_name="Source")


class StandingTable(Table):
    """The authorities behind the figures, with the inspection that counts for each."""

    slug = "standing"
    title = "Authorities and the inspection that counts"

    authority = LinkColumn(verbose_name="Authority", url=itemgetter("authority_url"))
    region = tables.Column(verbose_name="Region")
    grade = GradeColumn(verbose_name="Grade")
    before = GradeColumn(verbose_name="Grade before")
    visit = LinkColumn(verbose_name="Inspection that counts", url=itemgetter("visit_url"))
    last_day = DayColumn(verbose_name="Last day on site")
    published = DayColumn(verbose_name="Published")
