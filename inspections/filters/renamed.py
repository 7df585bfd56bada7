"""Addresses of lists that name a theme or group as it was called before: they go on meaning it."""

from inspections.codebook.addresses import entries_by_slug
from inspections.models import Theme, ThemeGroup

from .choices import Choices

RENAMED = {"theme": Theme, "also": Theme, "told": Theme, "group": ThemeGroup}
"""The filters whose values are slugs of the codebook."""


def led_on(data, choices):
    """The conditions with former slugs of the codebook as the present ones; no query where all are known.

    A retired theme without findings is not among the choices; one that is asked for is added to them.
    """
    for name in RENAMED.keys() & choices.keys() & set(data):
        known = {slug for slug, _ in choices[name]}
        asked = data.getlist(name)
        if not known.issuperset(filter(None, asked)):
            entries = entries_by_slug(RENAMED[name])
            data = data.copy()
            data.setlist(name, list(dict.fromkeys(entries[s].slug if s in entries else s for s in asked)))
            meant = {entries[slug] for slug in asked if slug in entries}
            added = [(entry.slug, entry.name) for entry in meant if entry.slug not in known]
            choices[name] = Choices([*choices[name], *added])
    return data
