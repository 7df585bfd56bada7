"""The codebook as a file: YAML as it is bundled, so that it can be loaded elsewhere, or CSV with a theme a row."""

import csv
import io
from itertools import groupby
from operator import attrgetter

import yaml

from .text import harmless

FIELDS = ("slug", "name", "scope", "include", "exclude", "terms")


def codebook_yaml(themes):
    """Groups with their themes, as in data/codebook.yaml. `themes` come with their group, in the codebook's order."""
    groups = [
        {"slug": group.slug, "name": group.name, "themes": [_entry(theme) for theme in members]}
        for group, members in groupby(themes, attrgetter("group"))
    ]
    return yaml.safe_dump({"groups": groups}, sort_keys=False, allow_unicode=True, width=10_000)


def codebook_csv(themes):
    """A theme a row with its group; terms are joined by semicolons."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["group", *FIELDS, "residual"])
    for theme in themes:
        entry = _entry(theme) | {"terms": "; ".join(theme.terms)}
        cells = [theme.group.slug, *(entry[field] for field in FIELDS), "yes" if theme.is_residual else "no"]
        writer.writerow([harmless(cell) for cell in cells])
    return lines.getvalue()


def _entry(theme):
    residual = {"residual": True} if theme.is_residual else {}
    return {field: getattr(theme, field) for field in FIELDS} | residual
