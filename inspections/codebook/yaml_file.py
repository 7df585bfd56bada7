"""The codebook as YAML: groups with their themes, as it is bundled, with what tells and retires them."""

from typing import ClassVar

import yaml

from .entries import Codebook, GroupEntry, ThemeEntry
from .errors import CodebookFileError

GROUP_TEXTS = ("slug", "name", "guid", "retired", "merged_into")
THEME_TEXTS = ("slug", "name", "scope", "include", "exclude", "guid", "retired", "merged_into")
OPTIONAL = ("retired", "merged_into")


def codebook_yaml(codebook):
    """The file as text. What is not retired does not say so."""
    groups = [
        _said(group, GROUP_TEXTS) | {"themes": [_theme(theme) for theme in codebook.themes_of(group)]}
        for group in codebook.groups
    ]
    body = {"version": codebook.version, "groups": groups}
    return yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=10_000)


def read_yaml(text):
    """The codebook of a file; raises CodebookFileError."""
    body = _mapping(_loaded(text), "The file", {"version", "groups"})
    version = body.get("version", 0)
    if not isinstance(version, int) or isinstance(version, bool) or not 0 <= version < 1_000_000:
        raise CodebookFileError("version: a whole number is wanted.")
    groups, themes = [], []
    for place, row in _rows(body, "groups", "The file"):
        row = _mapping(row, place, {*GROUP_TEXTS, "themes"})
        group = GroupEntry(**_texts(row, GROUP_TEXTS, place))
        groups.append(group)
        themes += [_read_theme(theme, inner, group) for inner, theme in _rows(row, "themes", place)]
    return Codebook(tuple(groups), tuple(themes), version)


def _said(entry, names):
    values = {name: getattr(entry, name) for name in names}
    return {name: value for name, value in values.items() if value or name not in OPTIONAL}


def _theme(theme):
    said = _said(theme, THEME_TEXTS)
    rest = {name: said.pop(name) for name in ("guid", *OPTIONAL) if name in said}
    return said | {"terms": list(theme.terms)} | ({"residual": True} if theme.residual else {}) | rest


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Mappings, lists, numbers and texts, each written out. A few lines with aliases could mean gigabytes."""

    # Days stay texts, as they are in the other forms of file.
    yaml_implicit_resolvers: ClassVar = {
        letter: [(tag, regexp) for tag, regexp in pairs if not tag.endswith(":timestamp")]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _loaded(text):
    try:
        for event in yaml.parse(text, PlainLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
                raise CodebookFileError("A codebook needs no YAML aliases or tags (& * !): write each value out.")
        return yaml.load(text, PlainLoader)  # noqa: S506 - a safe loader with less in it
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, CodebookFileError):
            raise
        raise CodebookFileError(f"This is no YAML ({' '.join(str(error).split())[:200]}).") from error


def _rows(row, name, place):
    """The members of a list with their places for people."""
    rows = row.get(name, [])
    if not isinstance(rows, list):
        raise CodebookFileError(f"{place}: {name} must be a list.")
    noun = name.removesuffix("s")
    prefix = "" if place == "The file" else f"{place}, "
    return [(f"{prefix}{noun} {number}", value) for number, value in enumerate(rows, start=1)]


def _mapping(value, place, known):
    if not isinstance(value, dict):
        raise CodebookFileError(f"{place}: names with values are wanted, such as “name: Neglect”.")
    unknown = [str(name) for name in value if name not in known]
    if unknown:
        raise CodebookFileError(
            f"{place}: “{unknown[0][:60]}” is not known here. Known are {', '.join(sorted(known))}."
        )
    return value


def _texts(row, names, place):
    values = {name: row.get(name, "") for name in names}
    for name, value in values.items():
        if not isinstance(value, str):
            raise CodebookFileError(f"{place}: {name} must be a text; put it in quotation marks.")
    return values


def _read_theme(row, place, group):
    row = _mapping(row, place, {*THEME_TEXTS, "terms", "residual"})
    terms, residual = row.get("terms", []), row.get("residual", False)
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise CodebookFileError(f"{place}: terms must be a list of texts; put numbers in quotation marks.")
    if not isinstance(residual, bool):
        raise CodebookFileError(f"{place}: residual is true or false.")
    texts = _texts(row, THEME_TEXTS, place)
    return ThemeEntry(group=group.slug, terms=tuple(terms), residual=residual, **texts)
