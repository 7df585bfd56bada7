"""Files taken away, read back as a spreadsheet or another program would."""

import csv
import datetime
import io
import json

import openpyxl


def body_of(response):
    assert response.status_code == 200, response.content
    body = b"".join(response.streaming_content)
    if getattr(response, "file_to_stream", None):
        response.file_to_stream.close()
    return body


def workbook_of(response):
    return openpyxl.load_workbook(io.BytesIO(body_of(response)))


def csv_rows(response):
    """Header and rows as text; the apostrophe before what looks like a formula is taken off."""
    rows = csv.reader(io.StringIO(body_of(response).decode()))
    return [[cell.removeprefix("'") for cell in row] for row in rows]


def excel_rows(response):
    """Header and rows of the first sheet as text, dates as a CSV has them."""
    sheet = workbook_of(response).worksheets[0]
    return [[_as_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def json_rows(response):
    """Header and rows as text; an empty table has no header."""
    rows = json.loads(body_of(response))["rows"]
    return [list(rows[0]), *([str(cell) for cell in row.values()] for row in rows)] if rows else []


def _as_text(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
