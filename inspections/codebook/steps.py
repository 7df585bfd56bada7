"""What people do to the codebook beyond editing it: merge, split, retire and take back into use."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from inspections.models import ChangeKind, FindingTheme, Theme, ThemeGroup

from .errors import StepRefused
from .moving import move_codings


@transaction.atomic
def merge_themes(goes, stays, *, record, with_terms=True):
    """One theme into another: its codings move, it is retired, and its address leads on. Returns what was Moved."""
    goes, stays = _held(Theme, goes, stays)
    _check_merge(goes, stays)
    if with_terms:
        stays.terms = list(dict.fromkeys([*stays.terms, *goes.terms]))
        _save(stays, f"Took over the terms of {goes}")
    return put_into(goes, stays, record)


@transaction.atomic
def split_theme(theme, new, keys, *, record):
    """A new theme (unsaved) takes over the codings whose keys are given; the rest stay. Returns what was Moved."""
    (theme,) = _held(Theme, theme)
    rows = FindingTheme.objects.filter(theme=theme, pk__in=list(keys))
    reason = f"Theme “{theme}” split: this part is “{new.name}”"
    new.order = new.order or _last_place(new.group)
    new._change_reason = reason[:100]
    new.save()
    moved = move_codings(rows.values_list("pk", flat=True), new, reason[:100])
    record.tell(ChangeKind.SPLIT, f"“{new}” was split off from “{theme}”: {moved}.", theme=new)
    return moved


@transaction.atomic
def retire(entry, *, record):
    """Nobody codes with a theme any more; findings that have it keep it. A group goes with its last theme in use."""
    (entry,) = _held(type(entry), entry)
    if entry.is_retired:
        raise StepRefused(f"{entry} is retired already.")
    if isinstance(entry, ThemeGroup) and entry.themes.in_use().exists():
        raise StepRefused(f"{entry} has themes in use. Retire them, or merge the group with another.")
    _retire(entry, "Retired")
    record.tell(ChangeKind.RETIRED, f"“{entry}” was retired.", **_of(entry))


@transaction.atomic
def restore(entry, *, record):
    """A retired entry is in use again. Codings that moved when it was merged stay where they are."""
    (entry,) = _held(type(entry), entry)
    if not entry.is_retired:
        raise StepRefused(f"{entry} is in use.")
    if isinstance(entry, Theme) and entry.group.is_retired:
        raise StepRefused(f"Its group {entry.group} is retired. Take that back into use first, or move the theme.")
    entry.retired_on = entry.merged_into = None
    _save(entry, "Taken back into use")
    record.tell(ChangeKind.RESTORED, f"“{entry}” was taken back into use.", **_of(entry))


@transaction.atomic
def merge_groups(goes, stays, *, record):
    """One group into another: its themes follow those of the other. Returns how many."""
    goes, stays = _held(ThemeGroup, goes, stays)
    _check_merge(goes, stays)
    return put_group_into(goes, stays, record)


@transaction.atomic
def split_group(group, new, themes, *, record):
    """A new group (unsaved) takes over some of the themes. Returns how many."""
    (group,) = _held(ThemeGroup, group)
    new.order = new.order or (ThemeGroup.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    new.save()
    count = _take_over(group.themes.filter(pk__in=[theme.pk for theme in themes]), new, f"Group “{group}” split")
    record.tell(ChangeKind.SPLIT, f"The group “{new}” was split off from “{group}” with {_themes(count)}.", group=new)
    return count


def put_into(goes, stays, record, *, last=None):
    """Move the codings of a theme, retire it and tell. `last` is where `stays` went itself, if it did."""
    reason = f"Theme “{goes}” went into “{stays}”"
    moved = move_codings(goes.finding_rows.values_list("pk", flat=True), last or stays, reason[:100])
    _retire(goes, reason, into=stays)
    record.tell(ChangeKind.MERGED, f"“{goes}” went into “{stays}”: {moved}.", theme=stays)
    return moved


def put_group_into(goes, stays, record, *, last=None):
    """Move the themes of a group, retire it and tell. `last` as for themes."""
    reason = f"Group “{goes}” went into “{stays}”"
    count = _take_over(goes.themes.order_by("order", "name"), last or stays, reason)
    _retire(goes, reason, into=stays)
    record.tell(ChangeKind.MERGED, f"The group “{goes}” went into “{stays}” with {_themes(count)}.", group=stays)
    return count


def _held(model, *entries):
    """The entries as they are now, in the order given; nobody else changes the codebook until the step is done."""
    rows = {row.pk: row for row in model.objects.locked()}
    return [rows[entry.pk] for entry in entries]


def _check_merge(goes, stays):
    if goes.pk == stays.pk:
        raise StepRefused("Choose another one: nothing goes into itself.")
    if stays.is_retired:
        raise StepRefused(f"{stays} is retired. Take it back into use first, or choose another.")
    if goes.merged_into_id:
        raise StepRefused(f"{goes} went into {goes.merged_into} already.")


def _retire(entry, reason, into=None):
    entry.retired_on, entry.merged_into = entry.retired_on or timezone.localdate(), into
    _save(entry, reason)


def _save(entry, reason):
    entry._change_reason = reason[:100]
    entry.save()


def _take_over(themes, group, reason):
    place, count = _last_place(group), 0
    for count, theme in enumerate(themes, start=1):
        theme.group, theme.order = group, place + count - 1
        _save(theme, reason)
    return count


def _last_place(group):
    """The place behind the last theme of a group."""
    return (group.themes.aggregate(last=Max("order"))["last"] or 0) + 1


def _of(entry):
    return {"theme": entry} if isinstance(entry, Theme) else {"group": entry}


def _themes(count):
    return f"{count} theme{'' if count == 1 else 's'}"
