"""What lists and pages say of each authority, counted on the tally and laid beside the authorities as columns."""

from datetime import date

import numpy as np
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Case, CharField, DateField, F, Field, Func, IntegerField, Value, When

from .models import Visit
from .tally import Tally, VisitsAsked
from .tally.codes import NONE


def with_facts(authorities, tally, day):
    """Authorities with latest_grade, latest_rank, latest_published, visit_count, finding_count and closed_by_then.

    The grade is the overall one of the latest full inspection published by a day (None where that inspection gave
    none); the day of closing is None where it had not come by then. They can be sorted by any of these. No query of its
    own.
    """
    keys = list(tally.codes.of_key["authority"])
    columns = {name: _beside(keys, field, values) for name, (field, values) in _facts(tally, day).items()}
    return authorities.annotate(closed_by_then=Case(When(closed__lt=day, then="closed")), **columns)


def add_facts(authority, tally, day):
    """The same of one authority that has been read already: it comes back with the same names on it. No query."""
    code = tally.codes.of_key["authority"].get(authority.pk)
    for name, (_, values) in _facts(tally, day).items():
        setattr(authority, name, None if code is None else values[code])
    authority.closed_by_then = authority.closed if authority.closed and authority.closed < day else None
    return authority


def _facts(tally: Tally, day: date) -> dict[str, tuple[Field, list]]:
    """The values of each fact by the code of the authority, and what kind of column they make."""
    return tally.kept.get(("authority facts", day), lambda: {**_counts(tally, day), **_latest(tally, day)})


def _beside(keys: list[int], field: Field, values: list):
    """A column from two lists of equal length: the value that stands where the row's key does."""
    place = Func(Value(keys, ArrayField(BigIntegerField())), F("pk"), function="array_position")
    listed = Value(values, ArrayField(field))
    return Func(listed, place, template="(%(expressions)s]", arg_joiner=")[", output_field=field)


def _counts(tally: Tally, day: date) -> dict[str, tuple[Field, list]]:
    visits, asked = tally.visits, VisitsAsked.published(tally, day)
    number, authority = len(tally.codes.words["authority"]), visits.authority[asked.mask]
    findings = np.bincount(authority, tally.findings_of_visit[asked.mask], minlength=number)
    return {
        "visit_count": (IntegerField(), np.bincount(authority, minlength=number).tolist()),
        "finding_count": (IntegerField(), findings.astype(np.int64).tolist()),
    }


def _latest(tally: Tally, day: date) -> dict[str, tuple[Field, list]]:
    places = latest_inspections(tally, day)
    grades = [NONE if place == NONE else tally.visits.overall_grade[place] for place in places]
    names, ranks = tally.codes.names["grade"], tally.codes.grade_ranks
    return {
        "latest_grade": (CharField(), [None if grade == NONE else names[grade] for grade in grades]),
        "latest_rank": (IntegerField(), [None if grade == NONE else ranks[grade] for grade in grades]),
        "latest_published": (DateField(), [_published(tally, place) for place in places]),
    }


def _published(tally: Tally, place: int) -> date | None:
    return None if place == NONE else date.fromordinal(int(tally.visits.published[place]))


def latest_inspections(tally: Tally, day: date) -> list[int]:
    """The place of the latest full inspection of each authority; NONE where it has none."""
    full = [tally.codes.code("type", kind) for kind in Visit.FULL_TYPES]
    asked = VisitsAsked.published(tally, day).narrowed(np.isin(tally.visits.type, full))
    found, first = np.unique(tally.visits.authority[asked.places], return_index=True)
    latest = np.full(len(tally.codes.words["authority"]), NONE, np.int64)
    latest[found] = asked.places[first]
    return latest.tolist()
