"""A codebook file into the database: in one transaction, with every change told; or tried, to see what would change."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from inspections.models import ChangeKind, Theme, ThemeGroup

from .checking import check
from .differences import differences, state_of
from .pairing import paired
from .steps import put_group_into, put_into, retire
from .versions import Record

REASON = "Taken in from a codebook file"


@dataclass(frozen=True)
class Preview:
    """What a file would change, as `Difference`s, and the themes in use here that it does not have."""

    changes: list
    missing: list


def preview(codebook, *, retires_missing=False):
    """What taking the file in would change; nothing is changed. Raises CodebookFileError."""
    with transaction.atomic():
        record = Record()
        missing = take_in(codebook, record, retires_missing=retires_missing)
        transaction.set_rollback(True)
    return Preview(record.told, [str(theme) for theme in missing])


@transaction.atomic
def take_in(codebook, record, *, retires_missing=False):
    """Make the codebook what a file says. Returns themes in use that the file did not have; raises CodebookFileError.

    Codings are kept: those of a theme that the file merged move, all others stay with their theme.
    """
    for model in (ThemeGroup, Theme):
        list(model.objects.locked())
    check(codebook)
    groups, themes = paired(codebook)
    record.at_least = codebook.version
    for model, pairs in ((ThemeGroup, groups.pairs), (Theme, themes.pairs)):
        _make_way(model, pairs)
    group_rows = {entry.slug: _write(row or ThemeGroup(), entry, {}, record) for entry, row in groups.pairs}
    theme_rows = {
        entry.slug: _write(row or Theme(), entry, _theme_values(entry, group_rows), record)
        for entry, row in themes.pairs
    }
    _put_in_order(ThemeGroup.objects.all(), list(group_rows.values()))
    for group in group_rows.values():
        _put_in_order(group.themes.all(), [row for row in theme_rows.values() if row.group_id == group.pk])
    _merge(themes.pairs, theme_rows, put_into, record)
    _merge(groups.pairs, group_rows, put_group_into, record)
    missing = [theme for theme in themes.missing if not theme.is_retired]
    return _retired(missing, record) if retires_missing else missing


def _make_way(model, pairs):
    """Names and addresses may be exchanged among entries, and each must be its own at every moment."""
    moving = [row.pk for entry, row in pairs if row and (row.slug, row.name) != (entry.slug, entry.name)]
    own = Concat(Value("~"), Cast("pk", CharField()))
    model.objects.filter(pk__in=moving).update(slug=own, name=own)


def _theme_values(entry, groups):
    texts = {name: getattr(entry, name) for name in ("scope", "include", "exclude")}
    return texts | {"group": groups[entry.group], "terms": list(entry.terms), "is_residual": entry.residual}


def _write(row, entry, values, record):
    """The row as the file says, told and saved if that is a change. Whom it was merged into comes later."""
    before = state_of(row) if row.pk else None
    row.slug, row.name = entry.slug, entry.name
    for name, value in values.items():
        setattr(row, name, value)
    row.retired_on = date.fromisoformat(entry.retired) if entry.retired else None
    if not entry.merged_into:
        row.merged_into = None
    if before is None and entry.guid:
        row.guid = entry.guid.lower()
    after = state_of(row)
    told = differences(before, after)
    if before != after:
        row._change_reason = REASON
        row.save()
    noun = "theme" if isinstance(row, Theme) else "group"
    for difference in told:
        if not (difference.kind == ChangeKind.RETIRED and entry.merged_into):
            record.tell(difference.kind, difference.words, **{noun: row})
    return row


def _put_in_order(siblings, rows):
    """Number the rows where their sequence is another one now."""
    wanted = [row.pk for row in rows]
    standing = [key for key in siblings.order_by("order", "name").values_list("pk", flat=True) if key in wanted]
    fresh = any(row.order == 0 for row in rows)
    if standing == wanted and not fresh:
        return
    for place, row in enumerate(rows, start=1):
        if row.order != place:
            row.order, row._change_reason = place, REASON
            row.save()


def _merge(pairs, rows, put, record):
    into = {entry.slug: entry.merged_into for entry, _ in pairs if entry.merged_into}
    for slug, target in into.items():
        last = target
        while last in into:
            last = into[last]
        if rows[slug].merged_into_id != rows[target].pk:
            put(rows[slug], rows[target], record, last=rows[last])


def _retired(missing, record):
    for theme in missing:
        retire(theme, record=record)
    return []
