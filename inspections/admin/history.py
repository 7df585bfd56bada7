"""What was changed in the parts of a visit, which have histories of their own."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from django.urls import reverse
from django.utils.formats import date_format

from inspections.models import (
    CouncilResponse,
    Finding,
    FindingTheme,
    Judgement,
    ResponseStatement,
    VisitInspector,
    VisitPeriod,
)

LATEST = 200
"""How many changes are shown; the history page of a finding shows all that happened to it."""

PARTS = [
    (VisitPeriod, "visit", [], lambda row: f"{date_format(row.start)} to {date_format(row.end)}"),
    (VisitInspector, "visit", ["inspector"], lambda row: str(row.inspector or "an inspector merged or deleted")),
    (Judgement, "visit", ["area", "grade"], lambda row: f"{row.area}: {row.grade or row.no_grade_reason}"),
    (Finding, "visit", [], lambda row: row.reference),
    (FindingTheme, "finding__visit", ["finding", "theme"], lambda row: f"{row.finding.reference}: {row.theme}"),
    (CouncilResponse, "visit", [], lambda row: row.title),
    (ResponseStatement, "response__visit", ["response"], lambda row: f"{row.speaker}: {row.response.title}"),
]
OWN_PAGES = (Finding, CouncilResponse)


@dataclass(frozen=True)
class Change:
    """One change of one part: what it was done to, how, which fields, by whom, and where the part's history is."""

    when: datetime
    part: str
    name: str
    how: str
    fields: str
    who: object
    address: str


def changes_to_parts(visit):
    """The LATEST changes to the parts of a visit, the newest first. One query for each kind of part."""
    changes = [change for part in PARTS for change in _changes(visit, *part)]
    return sorted(changes, key=lambda change: change.when, reverse=True)[:LATEST]


def _changes(visit, model, path, related, describe):
    rows = model.history.filter(**{path: visit.pk}).select_related("history_user", *related)
    latest = list(rows.order_by("-history_date", "-history_id")[:LATEST])
    before = _rows_before(latest)
    for row in latest:
        yield Change(
            when=row.history_date,
            part=str(model._meta.verbose_name),
            name=describe(row),
            how=row.get_history_type_display(),
            fields=_changed_fields(row, before.get(row.history_id)),
            who=row.history_user,
            address=_history_address(model, row),
        )


def _rows_before(rows):
    """The state of the same part before each change, by the change's id; the oldest shown has none."""
    before = {}
    for _, states in groupby(sorted(rows, key=lambda row: (row.id, -row.history_id)), key=lambda row: row.id):
        states = list(states)
        before |= {newer.history_id: older for newer, older in pairwise(states)}
    return before


def _changed_fields(row, before):
    if before is None or row.history_type != "~":
        return ""
    fields = [f for f in row.tracked_fields if getattr(row, f.attname) != getattr(before, f.attname)]
    return ", ".join(str(field.verbose_name) for field in fields)


def _history_address(model, row):
    if model not in OWN_PAGES:
        return ""
    return reverse(f"admin:inspections_{model._meta.model_name}_history", args=[row.id])
