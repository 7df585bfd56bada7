"""How long since each authority's last full inspection, and when the next may come, from intervals seen so far.

An interval runs from the last day on site of one ILACS inspection to the first day of the next at the same authority.
It counts under the overall grade of the earlier one, and only if the later one began in the three years before the day
asked about. Inspectors publish no timetable: the window says what has been usual, no more.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from inspections.models import Region, Visit

FRAMEWORK = "ilacs"
PERIOD = datetime.timedelta(days=3 * 365)
FEWEST = 3
"""Intervals below which no window is shown."""


@dataclass(frozen=True)
class Interval:
    """The shortest, middle and longest of the completed intervals after one grade, in days."""

    count: int
    shortest: int
    middle: int
    longest: int


@dataclass(frozen=True)
class Wait:
    """How long one authority has waited. Ranks start at 1, the longest wait; the window is None without a base."""

    authority: str
    slug: str
    region: str
    grade: str | None
    last_day: datetime.date
    days: int
    rank: int
    of: int
    region_rank: int
    region_of: int
    interval: Interval | None

    @property
    def region_name(self):
        return Region(self.region).label

    @property
    def window(self):
        """The earliest, middle and latest first day of a next inspection, or None."""
        if self.interval is None:
            return None
        lengths = (self.interval.shortest, self.interval.middle, self.interval.longest)
        return tuple(self.last_day + datetime.timedelta(days=days) for days in lengths)


def waits(day):
    """(every open authority's Wait, the longest first; {grade name: Interval}) as at a day. One query."""
    inspections = _inspections(day)
    intervals = _intervals(inspections, day)
    latest = {rows[-1]["authority__slug"]: rows[-1] for rows in inspections.values() if _is_open(rows[-1], day)}
    longest_first = sorted(latest.values(), key=lambda row: (row["last_day"], row["authority__name"]))
    return [_wait(row, day, longest_first, intervals) for row in longest_first], intervals


def wait_of(authority, day):
    """One authority's Wait as at a day, or None where it has no full inspection or is closed. One query."""
    return next((wait for wait in waits(day)[0] if wait.slug == authority.slug), None)


def _inspections(day):
    """Full inspections finished by a day, oldest first, by authority."""
    rows = (
        Visit.objects.published(day)
        .full_inspections()
        .for_list()
        .filter(last_day__lte=day)
        .order_by("last_day", "pk")
        .values(
            *("authority__slug", "authority__name", "authority__region", "authority__closed"),
            *("framework_id", "first_day", "last_day", "overall_grade"),
        )
    )
    found = defaultdict(list)
    for row in rows:
        found[row["authority__slug"]].append(row)
    return found


def _is_open(row, day):
    return row["authority__closed"] is None or row["authority__closed"] >= day


def _intervals(inspections, day):
    lengths = defaultdict(list)
    for rows in inspections.values():
        under = [row for row in rows if row["framework_id"] == FRAMEWORK]
        for earlier, later in pairwise(under):
            if later["first_day"] >= day - PERIOD and earlier["overall_grade"]:
                lengths[earlier["overall_grade"]].append((later["first_day"] - earlier["last_day"]).days)
    return {
        grade: Interval(len(days), min(days), round(median(days)), max(days)) for grade, days in sorted(lengths.items())
    }


def _wait(row, day, longest_first, intervals):
    beside = [other for other in longest_first if other["authority__region"] == row["authority__region"]]
    interval = intervals.get(row["overall_grade"])
    return Wait(
        authority=row["authority__name"],
        slug=row["authority__slug"],
        region=row["authority__region"],
        grade=row["overall_grade"],
        last_day=row["last_day"],
        days=(day - row["last_day"]).days,
        rank=_rank(row, longest_first),
        of=len(longest_first),
        region_rank=_rank(row, beside),
        region_of=len(beside),
        interval=interval if interval and interval.count >= FEWEST else None,
    )


def _rank(row, rows):
    """One more than the number that have waited longer; the same wait has the same rank."""
    return 1 + sum(other["last_day"] < row["last_day"] for other in rows)
