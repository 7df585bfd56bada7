"""Which theme or group an address means, also one it had before it was renamed or merged. The history knows."""

from inspections.models import Theme


def entries_by_slug(model=Theme):
    """Every slug that a theme (or group) has or had, with the entry it leads to now. Two queries.

    A merged entry leads to the one it went into. A slug that was given to another entry is that one's.
    """
    entries = model.objects.in_bulk()
    slugs = model.history.order_by("history_date", "history_id").values_list("slug", "id")
    named = {slug: entries[key] for slug, key in slugs if key in entries}
    named |= {entry.slug: entry for entry in entries.values()}
    return {slug: _successor(entry, entries) for slug, entry in named.items()}


def theme_at(slug):
    """The theme that an address means, with its group; None where it never meant any."""
    theme = entries_by_slug().get(slug)
    return theme and Theme.objects.select_related("group").get(pk=theme.pk)


def successors():
    """{key of a merged theme: key of the theme it went into in the end}, for what keeps themes by key."""
    entries = Theme.objects.in_bulk()
    return {key: _successor(entry, entries).pk for key, entry in entries.items() if entry.merged_into_id}


def known_as(slugs):
    """{key of a theme: the one of these slugs that means it}, as those know it who learned the slugs before.

    Where several were merged since, its own comes first.
    """
    entries, known = entries_by_slug(), {}
    for slug in slugs:
        theme = entries.get(slug)
        if theme and (theme.pk not in known or theme.slug == slug):
            known[theme.pk] = slug
    return known


def _successor(entry, entries):
    passed = set()
    while entry.merged_into_id and entry.pk not in passed:
        passed.add(entry.pk)
        entry = entries[entry.merged_into_id]
    return entry
