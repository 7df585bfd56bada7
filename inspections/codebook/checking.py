"""What a codebook must be, whichever file it comes from, before anything is compared with it."""

import re
from collections import Counter
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from inspections.models import Theme, ThemeGroup

from .errors import CodebookFileError

RESERVED = {"codebook"}
"""Addresses under /themes/ that are taken."""
SEPARATORS = re.compile(r"[;\n]")
"""What stands between terms in files and forms."""
MOST_ENTRIES = 1000


def check(codebook):
    """Raises CodebookFileError at the first thing that is wrong."""
    if len(codebook.themes) + len(codebook.groups) > MOST_ENTRIES:
        raise CodebookFileError(f"A codebook of more than {MOST_ENTRIES} entries is refused.")
    if not codebook.themes:
        raise CodebookFileError("The file holds no theme.")
    for noun, entries in (("group", codebook.groups), ("theme", codebook.themes)):
        for entry in entries:
            _check_entry(noun, entry)
        for field in ("slug", "name", "guid"):
            _check_distinct(noun, field, [getattr(entry, field).casefold() for entry in entries])
        _check_merged(noun, entries)
    for theme in codebook.themes:
        _check_theme(theme)
    _check_groups(codebook)


def _check_entry(noun, entry):
    place = f"The {noun} {(entry.slug or entry.name)[:60]}"
    if entry.slug in RESERVED:
        raise CodebookFileError(f"{place}: this address is taken by a page.")
    if noun == "theme" and not entry.name.strip():
        raise CodebookFileError(f"{place} has no name.")
    if slugify(entry.slug) != entry.slug.lower() or not entry.slug:
        raise CodebookFileError(f"{place}: a slug has letters, digits and hyphens only.")
    if entry.guid and not _is_made_by(UUID, entry.guid):
        raise CodebookFileError(f"{place}: the guid “{entry.guid[:60]}” is none.")
    if entry.retired and not _is_made_by(date.fromisoformat, entry.retired):
        raise CodebookFileError(f"{place}: retired must be a day such as 2026-04-01.")
    if entry.merged_into and not entry.retired:
        raise CodebookFileError(f"{place} was merged, so it must say since when it is retired.")


def _check_distinct(noun, field, values):
    value, count = Counter(value for value in values if value).most_common(1)[0] if any(values) else ("", 0)
    if count > 1:
        raise CodebookFileError(f"Two {noun}s have the {field} “{value[:60]}”.")


def _check_merged(noun, entries):
    """A merge leads to another entry of the file, and not in a circle."""
    into = {entry.slug: entry.merged_into for entry in entries}
    for slug in into:
        passed, here = set(), slug
        while here:
            if here not in into:
                raise CodebookFileError(f"The {noun} {slug} was merged into {here[:60]}, which is not in the file.")
            if here in passed:
                raise CodebookFileError(f"The {noun} {slug} was merged into itself.")
            passed.add(here)
            here = into[here]


def _check_theme(theme):
    for term in theme.terms:
        if SEPARATORS.search(term) or not term.strip():
            raise CodebookFileError(f"The theme {theme.slug}: a term is words without semicolons.")
    if len(set(theme.terms)) < len(theme.terms):
        raise CodebookFileError(f"The theme {theme.slug} has a term twice.")
    instance = Theme(
        name=theme.name, slug=theme.slug, scope=theme.scope, include=theme.include, exclude=theme.exclude,
        terms=list(theme.terms),
    )  # fmt: skip
    _check_fields(instance, "theme", theme.slug, {"group", "merged_into"})


def _check_groups(codebook):
    groups = {group.slug: group for group in codebook.groups}
    for group in codebook.groups:
        _check_fields(ThemeGroup(name=group.name or "-", slug=group.slug), "group", group.slug, {"merged_into"})
    for theme in codebook.themes:
        if theme.group not in groups:
            raise CodebookFileError(f"The theme {theme.slug} has the group {theme.group[:60]}, which is not there.")
        if groups[theme.group].retired and not theme.retired:
            raise CodebookFileError(f"The theme {theme.slug} is in use, and its group {theme.group} is retired.")


def _check_fields(instance, noun, slug, exclude):
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        field, reasons = next(iter(error.message_dict.items()))
        raise CodebookFileError(f"The {noun} {slug[:60]}, {field}: {' '.join(reasons)}") from error


def _is_made_by(kind, text):
    try:
        kind(text)
    except ValueError:
        return False
    return True
