"""A finding with its coding as plain values: to compare, to log, and to bring back."""

import hashlib
import json

from django.db.models import F
from django.utils.dateparse import parse_datetime

from inspections.codebook.addresses import successors
from inspections.models import Finding, FindingTheme

FIELDS = (
    "visit_id",
    "document_id",
    "order",
    "reference",
    "kind",
    "section",
    "heading",
    "page",
    "text",
    "summary",
    "assessment",
    "assessment_by",
    "assessment_score",
    "reviewed_by_id",
    "reviewed_at",
    "is_draft",
)
SEEN = ("reference", "kind", "section", "heading", "text", "summary", "assessment", "assessment_by")
"""What a person at the desk sees of a finding, beside its themes and whether it is reviewed."""
THEME_FIELDS = ("theme_id", "assigned_by", "score", "evidence")


def snapshot(finding):
    """The finding's fields with its `themes` in order, and the finding it `follows` in its visit."""
    themes = FindingTheme.objects.filter(finding=finding)
    before = Finding.objects.filter(visit=finding.visit_id, order__lt=finding.order).order_by("order", "pk").last()
    return {
        "pk": finding.pk,
        **{name: getattr(finding, name) for name in FIELDS},
        "themes": [theme_values(row) for row in themes],
        "follows": before.pk if before else None,
    }


def theme_values(row):
    return {name: getattr(row, name) for name in THEME_FIELDS}


def state_of(finding):
    """A fingerprint of what a person sees of a finding. Two people's changes collide where it is not the same."""
    themes = [(row.theme_id, row.assigned_by) for row in finding.theme_rows.all()]
    return fingerprint([*(getattr(finding, name) for name in SEEN), finding.reviewed_at is not None, themes])


def state_in(row):
    """The same fingerprint of a snapshot."""
    themes = [(theme["theme_id"], theme["assigned_by"]) for theme in row["themes"]]
    return fingerprint([*(row[name] for name in SEEN), row["reviewed_at"] is not None, themes])


def fingerprint(values):
    """Sixteen characters that differ where the values do."""
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()[:16]


def bring_back(row, reason):
    """Make the finding of a snapshot what it was, under its own key; one that is gone returns to its place."""
    finding = Finding.objects.filter(pk=row["pk"]).first()
    kept = {name: row[name] for name in FIELDS if name in row}
    values = kept | {"reviewed_at": _moment(row["reviewed_at"])}
    if finding is None:
        finding = Finding(pk=row["pk"])
        values |= {"order": _place(row), "reference": _free_reference(row)}
        make_room(row["visit_id"], values["order"])
    else:
        del values["order"]
    for name, value in values.items():
        setattr(finding, name, value)
    finding._change_reason = reason
    finding.save()
    write_themes(finding, _standing(row["themes"]))
    return finding


def _standing(themes):
    """Themes of a snapshot, those that were merged since as what they went into; none twice."""
    into = successors()
    present = [{**theme, "theme_id": into.get(theme["theme_id"], theme["theme_id"])} for theme in themes]
    return list({theme["theme_id"]: theme for theme in reversed(present)}.values())[::-1]


def write_themes(finding, themes):
    """Give a finding these themes (values as in a snapshot, the most central first); rows that stay are untouched."""
    had = {row.rank: row for row in FindingTheme.objects.filter(finding=finding)}
    wanted = dict(enumerate(themes, start=1))
    changed = [rank for rank, row in had.items() if wanted.get(rank) != theme_values(row)]
    for rank in changed:
        had.pop(rank).delete()
    for rank, values in wanted.items():
        if rank not in had:
            FindingTheme.objects.create(finding=finding, rank=rank, **values)


def make_room(visit_id, order):
    """Move the findings from this place on one place back."""
    Finding.objects.filter(visit=visit_id, order__gte=order).update(order=F("order") + 1)


def _place(row):
    before = Finding.objects.filter(pk=row["follows"], visit=row["visit_id"]).first()
    return before.order + 1 if before else row["order"]


def _free_reference(row):
    """Its reference, with a number where another finding has taken it in the meantime."""
    taken = set(Finding.objects.filter(visit=row["visit_id"], kind=row["kind"]).values_list("reference", flat=True))
    names = (row["reference"], *(f"{row['reference'][:50]} ({number})" for number in range(2, 1000)))
    return next(name for name in names if name not in taken)


def _moment(value):
    return parse_datetime(value) if isinstance(value, str) else value
