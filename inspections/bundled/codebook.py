"""The codebook: groups of themes and themes."""

from inspections.models import Theme, ThemeGroup

from .files import by_key, checked, read_yaml
from .saving import ever_there, save_new


def load_codebook():
    """Adds groups and themes that were never there. Returns the number of themes added."""
    groups = by_key(read_yaml("codebook.yaml").rows("groups"), "slug")
    known_groups, known_themes = ever_there(ThemeGroup, "slug"), ever_there(Theme, "slug")
    added = 0
    for order, (slug, row) in enumerate(groups.items(), start=1):
        if slug not in known_groups:
            save_new(checked(row, ThemeGroup(slug=slug, name=row["name"], order=order)))
        added += _load_themes(row, known_themes)
    return added


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
        group=group,
        order=order,
        is_residual=row.get("residual", False),
        **row.only("slug", "name", "scope", "include", "exclude", "terms"),
    )
