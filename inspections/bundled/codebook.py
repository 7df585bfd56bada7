"""The codebook: groups of themes and themes."""

from uuid import NAMESPACE_URL, uuid5

from inspections.codebook.versions import Record
from inspections.models import ChangeKind, Theme, ThemeGroup

from .files import by_key, checked, read_yaml
from .saving import ever_there, save_new

NOTE = "The codebook that comes with the dashboard."


def load_codebook():
    """Adds groups and themes that were never there, as a new version. Returns the number of themes added."""
    codebook = read_yaml("codebook.yaml")
    groups = by_key(codebook.rows("groups"), "slug")
    known_groups, known_themes = ever_there(ThemeGroup, "slug"), ever_there(Theme, "slug")
    added = 0
    for order, (slug, row) in enumerate(groups.items(), start=1):
        if slug not in known_groups:
            guid = bundled_guid("group", slug)
            save_new(checked(row, ThemeGroup(guid=guid, slug=slug, name=row["name"], order=order)))
        added += _load_themes(row, known_themes)
    if added:
        words = f"{added} themes were added."
        Record(note=NOTE, at_least=codebook["version"]).tell(ChangeKind.ADDED, words)
    return added


def bundled_guid(noun, slug):
    """The identifier of a bundled group or theme, which is the same in every installation."""
    return uuid5(NAMESPACE_URL, f"urn:inspection-findings:{noun}:{slug}")


def _load_themes(group_row, known):
    themes = list(enumerate(by_key(group_row.rows("themes"), "slug").items(), start=1))
    new = [(order, row) for order, (slug, row) in themes if slug not in known]
    if new:
        group = ThemeGroup.objects.get(slug=group_row["slug"])
        for order, row in new:
            save_new(checked(row, _theme(row, group, order)))
    return len(new)


def _theme(row, group, order):
    return Theme(
        guid=bundled_guid("theme", row["slug"]),
        group=group,
        order=order,
        is_residual=row.get("residual", False),
        **row.only("slug", "name", "scope", "include", "exclude", "terms"),
    )
