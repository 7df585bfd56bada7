"""The codebook as CSV: a theme a row with its group, for spreadsheets. A group without themes has a row of its own."""

import csv
import io

from inspections.exports.text import harmless

from .entries import Codebook, GroupEntry, ThemeEntry
from .errors import CodebookFileError

THEME_COLUMNS = ("slug", "name", "scope", "include", "exclude", "terms", "residual", "guid", "retired", "merged_into")
GROUP_COLUMNS = ("group_name", "group_guid", "group_retired", "group_merged_into")
COLUMNS = ("group", *THEME_COLUMNS, *GROUP_COLUMNS)
NEEDED = ("group", "slug", "name", "scope", "include", "exclude", "terms")
YES_OR_NO = {"yes": True, "no": False, "": False}


def codebook_csv(codebook):
    """The file as text; terms are joined by semicolons. Cells that a spreadsheet would run get an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for group in codebook.groups:
        about = _about(group)
        for row in [_row(theme) for theme in codebook.themes_of(group)] or [{}]:
            writer.writerow({name: harmless(value) for name, value in (about | row).items()})
    return out.getvalue()


def read_csv(text):
    """The codebook of a file; raises CodebookFileError naming the line."""
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    groups, themes = {}, []
    try:
        _check_heading(reader.fieldnames or [])
        for row in reader:
            place = f"Line {reader.line_num}"
            cells = _cells(row, place)
            group = _group(cells)
            if groups.setdefault(group.slug, group) != group:
                raise CodebookFileError(f"{place}: the group {group.slug} is described otherwise further up.")
            if cells["slug"] or cells["name"]:
                themes.append(_theme(cells, place))
    except csv.Error as error:
        raise CodebookFileError(f"Line {reader.line_num} is no CSV ({error}).") from error
    return Codebook(tuple(groups.values()), tuple(themes))


def _about(group):
    values = (group.name, group.guid, group.retired, group.merged_into)
    return {"group": group.slug} | dict(zip(GROUP_COLUMNS, values, strict=True))


def _row(theme):
    row = {name: getattr(theme, name) for name in THEME_COLUMNS}
    return row | {"terms": "; ".join(theme.terms), "residual": "yes" if theme.residual else "no"}


def _check_heading(names):
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise CodebookFileError(f"The column {missing[0]} is missing. Start from the file on the codebook's page.")
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise CodebookFileError(f"The column “{unknown[0][:60]}” is not known here.")


def _cells(row, place):
    if None in row or None in row.values():
        raise CodebookFileError(f"{place} has more or fewer cells than the heading.")
    return dict.fromkeys(COLUMNS, "") | {name: _plain(cell) for name, cell in row.items()}


def _plain(cell):
    """A cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def _group(cells):
    name, guid, retired, merged_into = (cells[column] for column in GROUP_COLUMNS)
    return GroupEntry(cells["group"], name, guid, retired, merged_into)


def _theme(cells, place):
    if cells["residual"].lower() not in YES_OR_NO:
        raise CodebookFileError(f"{place}: residual is yes or no.")
    texts = {name: cells[name] for name in THEME_COLUMNS if name not in ("terms", "residual")}
    terms = tuple(term.strip() for term in cells["terms"].split(";") if term.strip())
    residual = YES_OR_NO[cells["residual"].lower()]
    return ThemeEntry(group=cells["group"], terms=terms, residual=residual, **texts)
