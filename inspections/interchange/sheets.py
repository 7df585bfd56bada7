"""The findings of a visit as a CSV sheet, a finding a row, for people who code in a spreadsheet."""

import csv
import io

from inspections.exports.text import harmless

from .errors import VisitFileError
from .records import FINDING_FIELDS, finding_records

PLACES = (1, 2, 3)
COLUMNS = (
    "visit",
    *FINDING_FIELDS,
    *(f"{name}_{place}" for place in PLACES for name in ("theme", "assigned_by", "score", "evidence")),
)
NUMBERS = {"order": int, "page": int, "assessment_score": float}


def findings_sheet(visit):
    """The sheet as text, with a header. Cells that a spreadsheet would run get an apostrophe, taken off again."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for record in finding_records(visit):
        writer.writerow({name: harmless(value) for name, value in _row(visit.slug, record).items()})
    return out.getvalue()


def read_sheet(text):
    """(visit slug, finding records) of a sheet; raises VisitFileError naming the line."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        rows = _rows(reader)
    except csv.Error as error:
        raise VisitFileError(f"Line {reader.line_num + 1} of the sheet cannot be read ({error}).") from error
    slugs = {row["visit"] for _, row in rows}
    if len(slugs) != 1:
        raise VisitFileError("The sheet must hold the findings of one visit, named in its first column.")
    return slugs.pop(), [_record(line, row) for line, row in rows]


def _rows(reader):
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        raise VisitFileError(f"The sheet lacks the column {missing[0]}. Start from a sheet taken from a visit's page.")
    return [(reader.line_num, row) for row in reader]


def _row(slug, record):
    row = {"visit": slug} | {name: "" if record[name] is None else record[name] for name in FINDING_FIELDS}
    for place, theme in enumerate(record["themes"], start=1):
        row |= {f"theme_{place}": theme["slug"], f"assigned_by_{place}": theme["assigned_by"]}
        row |= {f"score_{place}": "" if theme["score"] is None else theme["score"]}
        row |= {f"evidence_{place}": " ".join(f"{start}-{end}" for start, end in theme["evidence"])}
    return row


def _record(line, row):
    try:
        plain = {name: _plain(row[name]) for name in COLUMNS}
        record = {name: _number(name, plain[name]) for name in FINDING_FIELDS}
        return record | {"themes": [_theme(plain, place) for place in PLACES if plain[f"theme_{place}"]]}
    except (TypeError, ValueError, AttributeError) as error:
        raise VisitFileError(f"Line {line} of the sheet cannot be read ({error}).") from error


def _plain(cell):
    """A cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def _number(name, cell):
    kind = NUMBERS.get(name)
    return (kind(cell) if cell else None) if kind else cell


def _theme(row, place):
    spans = [span.split("-") for span in row[f"evidence_{place}"].split()]
    return {
        "slug": row[f"theme_{place}"],
        "assigned_by": row[f"assigned_by_{place}"],
        "score": float(row[f"score_{place}"]) if row[f"score_{place}"] else None,
        "evidence": [[int(start), int(end)] for start, end in spans],
    }
