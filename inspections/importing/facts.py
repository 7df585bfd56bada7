"""The facts of a visit in the flat form that merging compares: of a reading, and of a visit as it stands.

Keys: ("visit_type",), ("framework",), ("title",), ("addressee",), ("published_on",), ("periods",), ("topic", slug),
("inspector", name, "role"), ("inspector", name, "title"), ("judgement", area).
"""

import datetime
from collections.abc import Callable, Hashable
from typing import Any

from django.utils.text import slugify

from inspections.models import Visit, VisitInspector

from .merging import Facts, Key

SCALARS = {
    "visit_type": "visit_type",
    "framework": "framework_id",
    "title": "title",
    "addressee": "addressee",
    "published_on": "published_on",
}
"""The facts held in a field of the visit itself, by the name of that field."""

NOT_READ = "not read from the report"
"""The reason for no grade where the report names an area and no grade was found beside it."""

type Roster = Callable[[str], str]
"""From an inspector's name as printed to the name the product knows the person by."""


def facts_read(reading: dict[str, Any], roster: Roster) -> dict[Key, Hashable]:
    """The facts of a reading (the shape that parse_report prints)."""
    facts: dict[Key, Hashable] = {
        ("visit_type",): reading.get("visit_type"),
        ("framework",): framework_slug(reading),
        ("title",): (reading.get("title") or "")[:300] or None,
        ("addressee",): (reading.get("addressee") or "")[:300] or None,
        ("published_on",): _day(reading.get("published_on")),
        ("periods",): _periods_read(reading),
    }
    facts |= {("topic", slug): True for slug in topic_names(reading)}
    for person in reading.get("inspectors", []):
        name = roster(person["name"])
        if ("inspector", name, "role") in facts or not slugify(name):
            continue  # of someone named twice the first role counts; a name without letters is none
        facts["inspector", name, "role"] = person["role"]
        facts["inspector", name, "title"] = person["title"][:100] or None
    facts |= {("judgement", row["area"]): row["grade"] or NOT_READ for row in reading.get("judgements", [])}
    return facts


def facts_standing(visit: Visit) -> dict[Key, Hashable]:
    """The facts of a visit as the database has them now."""
    facts: dict[Key, Hashable] = {(key,): getattr(visit, field) or None for key, field in SCALARS.items()}
    facts["periods",] = tuple((period.start, period.end) for period in visit.periods.all()) or None
    facts |= {("topic", topic.slug): True for topic in visit.topics.all()}
    for row in visit.inspector_rows.select_related("inspector"):
        facts["inspector", row.inspector.name, "role"] = row.role
        facts["inspector", row.inspector.name, "title"] = row.title or None
    facts |= {("judgement", row.area_id): row.grade_id or row.no_grade_reason for row in visit.judgements.all()}
    return facts


def without_unread_grades(read: Facts, standing: Facts) -> dict[Key, Hashable]:
    """What was read, with the standing grade in the place of one that could not be read."""
    return {key: standing.get(key, value) if value == NOT_READ else value for key, value in read.items()}


def framework_slug(reading: dict[str, Any]) -> str | None:
    return slugify(reading.get("framework") or "") or None


def topic_names(reading: dict[str, Any]) -> dict[str, str]:
    """The topics read, by slug."""
    return {slugify(name)[:100]: name[:200] for name in reading.get("topics", [])}


def in_words(key: Key, value: Hashable) -> str:
    """A value as a person reads it."""
    if value is None:
        return "nothing"
    if key == ("periods",):
        return " and ".join(_days(start, end) for start, end in value)
    if isinstance(value, datetime.date):
        return _long_day(value)
    if key[0] == "topic":
        return "named"
    if key[-1] == "role":
        return VisitInspector.Role(value).label.lower()
    return f"“{value}”" if key[0] in ("title", "addressee") else str(value).replace("_", " ")


def key_in_words(key: Key) -> str:
    """What a key is about, such as "Judgement of help and protection"."""
    match key:
        case ("judgement", area):
            return f"Judgement of {area.replace('_', ' ')}"
        case ("inspector", name, part):
            return f"{name}, {part}"
        case ("topic", slug):
            return f"Topic {slug.replace('-', ' ')}"
        case _:
            return {"published_on": "Publication date", "periods": "Days on site"}.get(
                key[0], key[0].replace("_", " ").capitalize()
            )


def _periods_read(reading: dict[str, Any]) -> tuple | None:
    """The periods in order, without those that end before they start, which the reader reports as a problem."""
    days = [(_day(period["start"]), _day(period["end"])) for period in reading.get("periods", [])]
    return tuple(sorted({start: end for start, end in days if end >= start}.items())) or None


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _days(start: datetime.date, end: datetime.date) -> str:
    """A run of days as reports print it: "11 to 22 March 2024"."""
    if start == end:
        return _long_day(end)
    same_month, same_year = (start.year, start.month) == (end.year, end.month), start.year == end.year
    first = str(start.day) if same_month else f"{start.day} {start:%B}" if same_year else _long_day(start)
    return f"{first} to {_long_day(end)}"


def _long_day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"
