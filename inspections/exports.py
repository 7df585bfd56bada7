"""Any table as a file: all its rows under the same filters, with the columns and headers of the page."""

import csv
import json

from django.http import StreamingHttpResponse
from django.utils import timezone
from django_tables2.rows import BoundRow

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell's text as a formula."""

CHUNK = 2000
"""Rows fetched from the database at a time."""


def export_table(table, file_format, subject):
    """A streamed response with the whole table as "csv" or "json". The file is named by subject and date."""
    write, content_type = FORMATS[file_format]
    response = StreamingHttpResponse(write(table), content_type=content_type)
    name = f"{subject}-{timezone.localdate().isoformat()}.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def harmless(value):
    """A cell that no spreadsheet runs: text that starts like a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _columns(table):
    return [column for column in table.columns.iterall() if column.visible]


def _rows(table):
    """Each row's values, read from the database in chunks."""
    columns = _columns(table)
    source = table.data.data
    records = source.iterator(chunk_size=CHUNK) if hasattr(source, "iterator") else source
    for record in records:
        row = BoundRow(record, table)
        yield [_plain(row.get_cell_value(column.name)) for column in columns]


def _plain(value):
    return "" if value is None else value


class _Line:
    """A file that hands back what the csv writer writes to it."""

    def write(self, line):
        return line


def _csv(table):
    writer = csv.writer(_Line())
    yield writer.writerow([harmless(column.header) for column in _columns(table)])
    for row in _rows(table):
        yield writer.writerow([harmless(value) for value in row])


def _json(table):
    headers = [column.header for column in _columns(table)]
    separator = "[\n"
    for row in _rows(table):
        yield separator + json.dumps(dict(zip(headers, row, strict=True)), ensure_ascii=False, default=str)
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]\n"


FORMATS = {
    "csv": (_csv, "text/csv; charset=utf-8"),
    "json": (_json, "application/json"),
}
