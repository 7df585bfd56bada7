"""Codings from one theme to another. Who coded stays, a finding never has a theme twice, and history keeps it all."""

from dataclasses import dataclass

from simple_history.utils import bulk_update_with_history

from inspections.models import CodedBy, FindingTheme

BATCH = 1000


@dataclass(frozen=True)
class Moved:
    """How many codings were moved; `joined` of them to findings that had the other theme already."""

    codings: int
    joined: int

    def __str__(self):
        moved = f"{self.codings:,} coding{'' if self.codings == 1 else 's'} moved"
        return f"{moved}, {self.joined:,} of them to findings that had both" if self.joined else moved


def move_codings(keys, to, reason):
    """Give the findings of these theme rows (by key) the theme `to` instead. Returns what was Moved."""
    keys, joined = list(keys), 0
    for start in range(0, len(keys), BATCH):
        rows = FindingTheme.objects.filter(pk__in=keys[start : start + BATCH])
        joined += _move(list(rows.select_for_update().order_by("pk")), to, reason)
    return Moved(len(keys), joined)


def _move(rows, to, reason):
    """The number of rows whose finding had the theme already."""
    beside = FindingTheme.objects.filter(finding__in=[row.finding_id for row in rows])
    of_finding = {}
    for row in beside.order_by("rank"):
        of_finding.setdefault(row.finding_id, []).append(row)
    alone, double = [], []
    for row in rows:
        has_it = any(other.theme_id == to.pk for other in of_finding[row.finding_id])
        (double if has_it else alone).append(row)
    for row in alone:
        row.theme = to
    bulk_update_with_history(alone, FindingTheme, ["theme"], default_change_reason=reason)
    for row in double:
        _join(row, of_finding[row.finding_id], to, reason)
    return len(double)


def _join(row, beside, to, reason):
    """Make two themes of a finding one: as central as the more central, a person's if either was."""
    kept = next(other for other in beside if other.theme_id == to.pk)
    if row.assigned_by == CodedBy.PERSON and kept.assigned_by == CodedBy.MACHINE:
        kept.assigned_by, kept.score, kept.evidence = CodedBy.PERSON, None, []
        kept._change_reason = reason
        kept.save()
    place = min(row.rank, kept.rank)
    rest = [other for other in beside if other.pk not in (row.pk, kept.pk)]
    in_order = sorted([(place, 0, kept), *((other.rank, 1, other) for other in rest)], key=lambda entry: entry[:2])
    row._change_reason = reason
    row.delete()
    for rank, (_, _, other) in enumerate(in_order, start=1):
        if other.rank != rank:
            other.rank, other._change_reason = rank, reason
            other.save()
