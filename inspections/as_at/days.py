"""Days as people ask for them."""

import datetime
import re

FIRST = datetime.date(1900, 1, 1)
"""The earliest day that can be asked for; long before the first inspection there is."""


class NoSuchDayError(ValueError):
    """A day that cannot be asked for. Its text is a sentence that says why."""


def read_day(text, today):
    """The date that a text such as 2023-03-31 means; raises NoSuchDayError for any other text and for the future."""
    day = _date_of(text)
    if day > today:
        raise NoSuchDayError(f"{in_words(day)} has not come yet. The last day is today, {in_words(today)}.")
    if day < FIRST:
        raise NoSuchDayError(f"{in_words(day)} is too long ago. The first day is {in_words(FIRST)}.")
    return day


def in_words(day):
    """A date such as "31 March 2023"."""
    return f"{day.day} {day:%B} {day.year}"


def _date_of(text):
    parts = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text, re.ASCII)
    if parts is None:
        said = f"“{text[:40]}” is not a date" if text else "No date is given"
        raise NoSuchDayError(f"{said}. Write the year, the month and the day: 2023-03-31.")
    year, month, day = map(int, parts.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise NoSuchDayError(_why_not(year, month, day)) from error


def _why_not(year, month, day):
    if year and 1 <= month <= 12:
        return f"There is no {day} {datetime.date(2000, month, 1):%B} {year}."
    return f"There is no month {month} in a year." if year else "There is no year 0."
