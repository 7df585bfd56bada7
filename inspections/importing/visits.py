"""The facts of a visit written to the database: its own fields, days, topics, inspectors and judgements."""

import re
from collections.abc import Hashable
from typing import Any

from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from inspections.models import (
    Grade,
    Judgement,
    JudgementArea,
    PublishedBasis,
    Topic,
    TypeBasis,
    Visit,
    VisitInspector,
    VisitPeriod,
    VisitType,
)

from .facts import SCALARS, topic_names
from .merging import Facts
from .roster import find_or_create

type Parts = dict[str, dict[str, Hashable]]
"""Facts of one group: by name, then by part."""


def write_facts(visit: Visit, standing: Facts, values: Facts, reading: dict[str, Any]) -> None:
    """Make the facts of a visit, new or not, the given values; what already stands is left untouched."""
    _write_fields(visit, standing, values, reading)
    if values.get(("periods",)) != standing.get(("periods",)):
        _write_periods(visit, values.get(("periods",)) or ())
    _write_topics(visit, standing, values, reading)
    _write_inspectors(visit, _group(standing, "inspector"), _group(values, "inspector"))
    _write_judgements(visit, _group(standing, "judgement"), _group(values, "judgement"))


def _write_fields(visit: Visit, standing: Facts, values: Facts, reading: dict[str, Any]) -> None:
    changed = [key for key in SCALARS if values.get((key,)) != standing.get((key,))]
    for key in changed:
        empty = None if key == "published_on" else ""
        setattr(visit, SCALARS[key], values.get((key,), empty))
    if "visit_type" in changed:
        visit.type_basis = type_basis(reading)
    if "published_on" in changed:
        visit.published_basis = published_basis(reading)
    if changed or visit.pk is None:
        visit.save()


def type_basis(reading: dict[str, Any]) -> TypeBasis:
    """What the type rests on: full ILACS reports print neither "standard" nor "short", so days on site tell them."""
    inferred = reading["visit_type"] in (VisitType.STANDARD, VisitType.SHORT)
    printed = re.search(r"\b(standard|short)\b", reading.get("title") or "", re.IGNORECASE)
    return TypeBasis.DAYS if inferred and not printed else TypeBasis.PRINTED


def published_basis(reading: dict[str, Any]) -> PublishedBasis:
    """What the publication date rests on: print, unless the reader said that it took it from the file's name."""
    codes = {problem["code"] for problem in reading.get("problems", [])}
    return PublishedBasis.FILE_NAME if "published_on_from_file_name" in codes else PublishedBasis.PRINTED


def _write_periods(visit: Visit, periods: tuple) -> None:
    _delete(list(visit.periods.all()))
    rows = [VisitPeriod(visit=visit, start=start, end=end) for start, end in periods]
    bulk_create_with_history(rows, VisitPeriod)


def _write_topics(visit: Visit, standing: Facts, values: Facts, reading: dict[str, Any]) -> None:
    before, after = ({key[1] for key in facts if key[0] == "topic"} for facts in (standing, values))
    if before == after:
        return
    names = topic_names(reading)
    topics = {topic.slug: topic for topic in Topic.objects.filter(slug__in=after)}
    for slug in sorted(after - set(topics)):
        topics[slug], _ = Topic.objects.get_or_create(slug=slug, defaults={"name": names[slug]})
    visit.topics.set(topics.values())


def _write_inspectors(visit: Visit, standing: Parts, values: Parts) -> None:
    if standing == values:
        return
    rows = {row.inspector.name: row for row in visit.inspector_rows.select_related("inspector")}
    _delete([row for name, row in rows.items() if name not in values])
    people = find_or_create(name for name in values if name not in rows)
    new = [VisitInspector(visit=visit, inspector=person) for person in people.values()]
    for row in [*rows.values(), *new]:
        name = row.inspector.name
        if name in values:
            parts = {"role": VisitInspector.Role.TEAM, "title": "", **standing.get(name, {}), **values[name]}
            row.role, row.title, row.order = parts["role"], parts["title"], list(values).index(name) + 1
    _save_changed(rows, standing, values)
    bulk_create_with_history(new, VisitInspector)


def _write_judgements(visit: Visit, standing: Parts, values: Parts) -> None:
    if standing == values:
        return
    grades = set(Grade.objects.values_list("slug", flat=True))
    rows = {row.area_id: row for row in visit.judgements.all()}
    _delete([row for area, row in rows.items() if area not in values])
    new = [Judgement(visit=visit, area_id=area) for area in values if area not in rows]
    for row in [*rows.values(), *new]:
        said = values.get(row.area_id, {}).get("", "")
        row.grade_id, row.no_grade_reason = (said, "") if said in grades else (None, said)
    _save_changed(rows, standing, values)
    bulk_create_with_history(new, Judgement)


def unknown_judgements(reading: dict[str, Any]) -> dict[str, str]:
    """The areas of a reading that cannot be stored, each with a sentence that says why."""
    rows = reading.get("judgements", [])
    areas = set(JudgementArea.objects.values_list("slug", flat=True)) if rows else set()
    grades = {None, *Grade.objects.values_list("slug", flat=True)} if rows else set()
    strange = [row for row in rows if row["area"] not in areas or row["grade"] not in grades]
    words = "The judgement of {area} ({grade}) was left out: its area or grade is not among the reference data."
    return {row["area"]: words.format_map(row) for row in strange}


def _group(facts: Facts, name: str) -> Parts:
    """The facts of one group by its second part, each a dictionary by the third part (empty where there is none)."""
    rows: Parts = {}
    for key, value in facts.items():
        if key[0] == name and value is not None:
            rows.setdefault(key[1], {})[key[2] if len(key) > 2 else ""] = value
    return rows


def _delete(rows: list[Model]) -> None:
    """One by one, so that the history of each ends with its deletion."""
    for row in rows:
        row.delete()


def _save_changed(rows: dict[str, Model], standing: Parts, values: Parts) -> None:
    for name, row in rows.items():
        if name in values and values[name] != standing.get(name):
            row.save()
