"""Which entry of a codebook file is which of those that stand."""

from dataclasses import dataclass, replace

from inspections.models import Theme, ThemeGroup

from .addresses import entries_by_slug
from .entries import GroupEntry, ThemeEntry
from .errors import CodebookFileError


@dataclass(frozen=True)
class Pairs:
    """Entries of the file with the standing ones that they are, or None; and those that the file does not have."""

    pairs: list[tuple[GroupEntry | ThemeEntry, ThemeGroup | Theme | None]]
    missing: list[ThemeGroup | Theme]


def paired(codebook):
    """The groups and the themes of a file as Pairs; entries are completed by what stands.

    An entry is told by its guid; else by its address, one that it had before, or its name.
    """
    groups, themes = _pairs(codebook.groups, ThemeGroup), _pairs(codebook.themes, Theme)
    if not codebook.is_whole:
        groups, themes = _with_addresses(groups, themes)
    groups = Pairs([(_named(entry, standing), standing) for entry, standing in groups.pairs], groups.missing)
    for noun, found in (("group", groups), ("theme", themes)):
        _check_free(noun, found)
    return groups, themes


def _pairs(entries, model):
    """First all guids, then what is left by address, former address and name."""
    standing = {row.pk: row for row in model.objects.order_by("pk")}
    found = {}
    for key_of in _ways(model, standing):
        for number, entry in enumerate(entries):
            if number not in found and key_of(entry) in standing:
                found[number] = standing.pop(key_of(entry))
    return Pairs([(entry, found.get(number)) for number, entry in enumerate(entries)], list(standing.values()))


def _ways(model, standing):
    guids = {str(row.guid): row.pk for row in standing.values()}
    slugs = {row.slug: row.pk for row in standing.values()}
    former = {slug: row.pk for slug, row in entries_by_slug(model).items()}
    names = {row.name.casefold(): row.pk for row in standing.values()}
    return [
        lambda entry: guids.get(entry.guid.lower()),
        lambda entry: slugs.get(entry.slug),
        lambda entry: former.get(entry.slug),
        lambda entry: names.get(entry.name.casefold()),
    ]


def _with_addresses(groups, themes):
    """Entries of a file that knows no addresses, with those that stand."""
    slugs = {entry.slug: standing.slug if standing else entry.slug for entry, standing in groups.pairs}
    new_groups = [(replace(entry, slug=slugs[entry.slug]), standing) for entry, standing in groups.pairs]
    new_themes = [
        (replace(entry, slug=standing.slug if standing else entry.slug, group=slugs[entry.group]), standing)
        for entry, standing in themes.pairs
    ]
    return Pairs(new_groups, groups.missing), Pairs(new_themes, themes.missing)


def _named(entry, standing):
    if entry.name:
        return entry
    return replace(entry, name=standing.name if standing else entry.slug.replace("-", " ").capitalize())


def _check_free(noun, found):
    """No entry may take the name or address of one that the file does not have."""
    for field in ("name", "slug"):
        taken = {getattr(row, field) for row in found.missing}
        for entry, _ in found.pairs:
            if getattr(entry, field) in taken:
                raise CodebookFileError(
                    f"Another {noun} here, which is not in the file, has the {field} “{getattr(entry, field)}”."
                )
