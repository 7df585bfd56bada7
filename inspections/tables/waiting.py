"""How long authorities have waited for their next inspection, and what intervals have been usual."""

import django_tables2 as tables

from inspections.addresses import address

from .base import Table
from .columns import DayColumn, GradeColumn, LinkColumn, NumberColumn
from .figures import FigureTable


class WaitTable(Table):
    slug = "waiting"
    title = "Time since the last full inspection"

    authority = LinkColumn(verbose_name="Authority", url=lambda wait: address("authority", wait.slug))
    region = tables.Column(accessor="region_name", verbose_name="Region")
    grade = GradeColumn(verbose_name="Overall grade")
    last_day = DayColumn(verbose_name="Last day on site")
    days = NumberColumn(verbose_name="Days since")
    rank = NumberColumn(verbose_name="Rank in England")
    region_rank = NumberColumn(verbose_name="Rank in region")
    earliest = DayColumn(accessor="window__0", verbose_name="Shortest interval ends", orderable=False)
    middle = DayColumn(accessor="window__1", verbose_name="Median interval ends", orderable=False)
    latest = DayColumn(accessor="window__2", verbose_name="Longest interval ends", orderable=False)


class IntervalTable(FigureTable):
    slug = "intervals"
    title = "Intervals between full inspections"
    note = (
        "Days from the last day on site of one ILACS inspection to the first day of the next at the same authority, by "
        "the overall grade of the earlier one, where the later one began in the last three years."
    )

    grade = GradeColumn(verbose_name="Grade before")
    count = NumberColumn(verbose_name="Intervals")
    shortest = NumberColumn(verbose_name="Shortest, days")
    middle = NumberColumn(verbose_name="Median, days")
    longest = NumberColumn(verbose_name="Longest, days")


class RepeatTable(FigureTable):
    """Records are `repeats.Repeat`."""

    paged = True
    page_size = 10
    slug = "repeats"
    title = "Repeat findings"
    note = (
        "Themes that were an item to improve, and what the next coded visit says: the same again, or a strength. A "
        "theme that is missing says nothing, where not all findings have been coded."
    )

    theme = LinkColumn(accessor="theme__name", verbose_name="Theme", url=lambda repeat: repeat.theme.get_absolute_url())
    outcome = tables.Column(verbose_name="At the next visit", accessor="outcome")
    earlier_day = DayColumn(accessor="earlier__visit__published_on", verbose_name="Told on")
    earlier = LinkColumn(
        accessor="earlier__passage", verbose_name="To improve", url=lambda repeat: repeat.earlier.get_absolute_url()
    )
    later_day = DayColumn(accessor="later__visit__published_on", verbose_name="Next visit")
    later = LinkColumn(
        accessor="later__passage", verbose_name="What it says", url=lambda repeat: repeat.later.get_absolute_url()
    )
    years = tables.Column(verbose_name="Years between")
