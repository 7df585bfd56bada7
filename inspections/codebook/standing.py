"""The codebook as it stands in the database, as plain values."""

from django.db.models import Max

from inspections.models import CodebookVersion, Theme, ThemeGroup

from .entries import Codebook, GroupEntry, ThemeEntry


def codebook_now():
    """All groups and themes with those retired, in the order of the codebook. Three queries."""
    groups = ThemeGroup.objects.select_related("merged_into").order_by("order", "name")
    themes = Theme.objects.select_related("group", "merged_into").order_by(
        "group__order", "group__name", "order", "name"
    )
    return Codebook(tuple(map(_group, groups)), tuple(map(_theme, themes)), version_number())


def version_number():
    """The number of the latest version; 0 before the first."""
    return CodebookVersion.objects.aggregate(latest=Max("number"))["latest"] or 0


def _group(group):
    return GroupEntry(slug=group.slug, name=group.name, **_identity(group))


def _theme(theme):
    return ThemeEntry(
        slug=theme.slug,
        name=theme.name,
        group=theme.group.slug,
        scope=theme.scope,
        include=theme.include,
        exclude=theme.exclude,
        terms=tuple(theme.terms),
        residual=theme.is_residual,
        **_identity(theme),
    )


def _identity(entry):
    return {
        "guid": str(entry.guid),
        "retired": entry.retired_on.isoformat() if entry.retired_on else "",
        "merged_into": entry.merged_into.slug if entry.merged_into else "",
    }
