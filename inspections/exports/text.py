"""A table as CSV or JSON, line by line."""

import csv
import json

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


def csv_lines(table):
    """A header and a line a row; dates as 2022-07-20."""
    writer = csv.writer(_Line())
    yield writer.writerow([harmless(column.header) for column in columns_of(table)])
    for row in rows_of(table):
        yield writer.writerow([harmless(value) for value in row])


def json_lines(table):
    """A list of objects by header; an empty cell is an empty text."""
    headers = [column.header for column in columns_of(table)]
    separator = "[\n"
    for row in rows_of(table):
        cells = ("" if value is None else value for value in row)
        yield separator + json.dumps(dict(zip(headers, cells, strict=True)), ensure_ascii=False, default=str)
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]\n"
