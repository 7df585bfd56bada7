"""How long since each authority's last full inspection, and when the next may come, from intervals seen so far.

An interval runs from the last day on site of one ILACS inspection to the first day of the next at the same authority.
It counts under the overall grade of the earlier one, and only if the later one began in the three years before the day
asked about. Inspectors publish no timetable: the window says what has been usual, no more.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

import numpy as np

from inspections.models import Region, Visit
from inspections.tally import Tally
from inspections.tally.codes import NONE
from inspections.tally.columns import Column

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


def waits(tally, day):
    """(every open authority's Wait, the longest first; {grade name: Interval}) as at a day. No query."""
    rows, intervals = tally.kept.get(("waits", day), lambda: _waits(tally, day))
    return list(rows), intervals


def _waits(tally, day):
    inspections = finished(tally, day)
    intervals = _intervals(tally, inspections, day)
    longest_first = sorted(_latest(tally, inspections, day), key=lambda row: (row["last_day"], row["name"]))
    return [_wait(row, day, longest_first, intervals) for row in longest_first], intervals


def wait_of(tally, authority, day):
    """One authority's Wait as at a day, or None where it has no full inspection or is closed. No query."""
    return next((wait for wait in waits(tally, day)[0] if wait.slug == authority.slug), None)


def finished(tally: Tally, day) -> Column:
    """The places of the full inspections that were finished and published by a day: by authority, oldest first."""
    visits, number = tally.visits, day.toordinal()
    full = np.isin(visits.type, [tally.codes.code("type", kind) for kind in Visit.FULL_TYPES])
    known = (visits.last_day != NONE) & (visits.last_day <= number)
    places = np.flatnonzero(full & known & (visits.published <= number))
    return places[np.lexsort((visits.pk[places], visits.last_day[places], visits.authority[places]))]


def _latest(tally, inspections, day):
    """The last inspection of each authority that is open on a day, with what is said of the authority."""
    codes, visits = tally.codes, tally.visits
    last = dict(zip(visits.authority[inspections].tolist(), inspections.tolist(), strict=True))
    for code, place in last.items():
        closed = codes.authority_closed[code]
        if closed is None or closed >= day.toordinal():
            grade = visits.overall_grade[place]
            yield {
                "slug": codes.words["authority"][code],
                "name": codes.names["authority"][code],
                "region": codes.words["region"][codes.authority_regions[code]],
                "last_day": datetime.date.fromordinal(int(visits.last_day[place])),
                "grade": None if grade == NONE else codes.names["grade"][grade],
            }


def _intervals(tally, inspections, day):
    visits = tally.visits
    under = inspections[visits.framework[inspections] == tally.codes.code("framework", FRAMEWORK)]
    earlier, later = under[:-1], under[1:]
    counted = (visits.authority[earlier] == visits.authority[later]) & (visits.overall_grade[earlier] != NONE)
    counted &= visits.first_day[later] >= (day - PERIOD).toordinal()
    days = (visits.first_day[later] - visits.last_day[earlier])[counted].tolist()
    lengths = defaultdict(list)
    for grade, length in zip(visits.overall_grade[earlier][counted].tolist(), days, strict=True):
        lengths[tally.codes.names["grade"][grade]].append(length)
    return {
        grade: Interval(len(days), min(days), round(median(days)), max(days)) for grade, days in sorted(lengths.items())
    }


def _wait(row, day, longest_first, intervals):
    beside = [other for other in longest_first if other["region"] == row["region"]]
    interval = intervals.get(row["grade"])
    return Wait(
        authority=row["name"],
        slug=row["slug"],
        region=row["region"],
        grade=row["grade"],
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
