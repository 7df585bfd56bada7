"""Dates in every printed form, and the days on site that they bound."""

import re
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from inspections.reports.parsed import Period

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# A day may be split by a blank ("1 4 May") and carry an ordinal ("4th", "4 th").
POINT = re.compile(
    rf"(?<![\d/])(?P<day>\d \d(?=\s+(?:{MONTH})\b)|\d{{1,2}})\s?(?:(?:st|nd|rd|th)\b)?(?:\s+of)?"
    rf"(?:\s*(?P<month>{MONTH})(?![a-z])\.?,?)?(?:\s*(?P<year>2\s?0\s?\d\s?\d)\b)?(?![\d%:])",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b")
RANGE = re.compile(r"^\W*(?:to|until|through|-|[\u2010-\u2015\u2212])\W*$", re.IGNORECASE)
LIST = re.compile(r"^\W*(?:and|&|,|;|and from|and then)?\W*$", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\W*$", re.IGNORECASE)
FILE_DATE = re.compile(r"(20\d\d)-(\d\d)-(\d\d)(?:\.\w+)?$")


class Point(NamedTuple):
    """A day as printed; the month and the year may stand only on a later one. `link` is what joins it to the next."""

    day: int
    month: int | None
    year: int | None
    link: str = "end"

    def as_date(self) -> date | None:
        try:
            return date(self.year or 0, self.month or 0, self.day)
        except ValueError:
            return None


def read_periods(text: str, before: date | None = None) -> tuple[Period, ...]:
    """The on-site periods a phrase names, in order; empty when it names none.

    Where no year is printed, the last one before the day `before` (that of the letter) is meant. A period may end
    before it starts, if that is what is printed.
    """
    phrase = NUMERIC.sub(_in_words, WEEKDAY.sub(" ", text.replace("\u202f", " ").replace("\u00a0", " ")))
    points = _filled(_points(phrase), before)
    return tuple(_periods(points))


def read_date(text: str) -> date | None:
    """The first complete date in a text."""
    phrase = NUMERIC.sub(_in_words, WEEKDAY.sub(" ", text))
    for match in POINT.finditer(phrase):
        if match["month"] and match["year"]:
            found = _point(match).as_date()
            if found:
                return found
    return None


def file_name_date(name: str) -> date | None:
    """The date with which a file's name ends ("some-place-2019-07-22.pdf")."""
    match = FILE_DATE.search(name)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _in_words(match: re.Match[str]) -> str:
    day, month, year = (int(part) for part in match.groups())
    names = {number: name for name, number in reversed(MONTHS.items())}
    return f"{day} {names.get(month, '')} {year}"


def _points(text: str) -> list[Point]:
    matches = [match for match in POINT.finditer(text) if 1 <= int(match["day"].replace(" ", "")) <= 31]
    points = []
    for match, following in zip_longest(matches, matches[1:]):
        between = text[match.end() : following.start()] if following else ""
        point = _point(match)._replace(link=_link(between) if following else "end")
        if BETWEEN.search(text[: match.start()]) and point.link == "list":
            point = point._replace(link="range")
        points.append(point)
    return points


def _point(match: re.Match[str]) -> Point:
    month = MONTHS[match["month"].lower()] if match["month"] else None
    year = int(re.sub(r"\s", "", match["year"])) if match["year"] else None
    return Point(int(match["day"].replace(" ", "")), month, year)


def _link(between: str) -> str:
    if RANGE.match(between):
        return "range"
    return "list" if LIST.match(between) else "end"


def _filled(points: list[Point], before: date | None) -> list[Point]:
    """Months and years taken from the later point of the same phrase, or the year from the day `before`."""
    filled: list[Point] = []
    later: Point | None = None
    for point in reversed(points):
        linked = later if later and point.link != "end" else None
        month = point.month or (linked.month if linked else None)
        own_year = point.year or _year_before(month, linked) or _last_year(point.day, month, before)
        later = point._replace(month=month, year=own_year)
        filled.insert(0, later)
    return filled


def _last_year(day: int, month: int | None, before: date | None) -> int | None:
    """The year in which a day without one last came round."""
    if month is None or before is None:
        return None
    return before.year - 1 if (month, day) > (before.month, before.day) else before.year


def _year_before(month: int | None, later: Point | None) -> int | None:
    """A December with only a January's year beside it belongs to the year before."""
    if later is None or later.year is None or month is None or later.month is None:
        return None
    return later.year - 1 if month > later.month else later.year


def _periods(points: list[Point]) -> list[Period]:
    periods: list[Period] = []
    opened: date | None = None
    for point in points:
        day = point.as_date()
        if day is None:
            opened = None
        elif opened is not None:
            periods.append(Period(opened, day))
            opened = None
        elif point.link == "range":
            opened = day
        else:
            periods.append(Period(day, day))
    return _merged(periods)


def _merged(periods: list[Period]) -> list[Period]:
    """Single days that follow one another ("15 and 16 June") are one period."""
    merged: list[Period] = []
    for period in periods:
        before = merged[-1] if merged else None
        if before and before.end + timedelta(days=1) == period.start == period.end:
            merged[-1] = Period(before.start, period.end)
        else:
            merged.append(period)
    return merged
