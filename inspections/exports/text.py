"""A table as CSV or JSON, line by line."""

import csv
import json

from .origin import LICENCE
from .rows import columns_of, rows_of

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell's text as a formula."""


def harmless(value):
    """A cell that no spreadsheet runs: text that starts like a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class _Line:
    """A file that hands back what the csv writer writes to it."""

    def write(self, line):
        return line


def csv_line(values):
    """Values as a line of CSV that no spreadsheet runs; dates as 2022-07-20."""
    return csv.writer(_Line(), lineterminator="\n").writerow([harmless(value) for value in values])


def csv_lines(table):
    """A header and a line a row."""
    yield csv_line(column.header for column in columns_of(table))
    for row in rows_of(table):
        yield csv_line(row)


def json_lines(table, origin):
    """An object that says what the table is, and under `rows` a list of objects by header; an empty cell is empty."""
    headers = [column.header for column in columns_of(table)]
    yield f'{_as_json(_told(table, origin))[:-1]}, "rows": ['
    separator = "\n"
    for row in rows_of(table):
        cells = ("" if value is None else value for value in row)
        yield separator + _as_json(dict(zip(headers, cells, strict=True)))
        separator = ",\n"
    yield "\n]}\n"


def _told(table, origin):
    return {
        "table": table.title,
        "page": origin.title,
        "as_at": origin.as_at.isoformat(),
        "address": origin.address,
        "filters": origin.conditions,
        "note": table.note,
        "licence": LICENCE,
    }


def _as_json(value):
    return json.dumps(value, ensure_ascii=False, default=str)
