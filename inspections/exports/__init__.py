"""Any table as a file: all its rows under the same filters, with the columns and headers of the page."""

from django.http import FileResponse, StreamingHttpResponse

from .copying import can_copy, copied_lines
from .excel import excel_file
from .origin import Origin
from .rows import columns_of, rows_of
from .text import csv_lines, harmless, json_lines

__all__ = ["FORMATS", "Origin", "columns_of", "export_table", "file_name", "harmless", "rows_of"]

FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
"""The `format` in an address, and what people call it."""

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def export_table(table, file_format, subject, origin=None):
    """A streamed response with the whole table in one of FORMATS. The file is named by subject and as-at date.

    `origin` says where the table stands, and as at which day; without it as at today. CSV has no room for it.
    """
    origin = origin or Origin(table.title)
    response = RESPONSES[file_format](table, origin)
    response["Content-Type"] = CONTENT_TYPES[file_format]
    response["Content-Disposition"] = f'attachment; filename="{file_name(subject, file_format, origin.as_at)}"'
    return response


def file_name(subject, ending, day):
    """The name of a file about a subject as at a day, such as "findings-as-at-2023-03-31.csv"."""
    return f"{subject}-as-at-{day.isoformat()}.{ending}"


RESPONSES = {
    "csv": lambda table, origin: StreamingHttpResponse(copied_lines(table) if can_copy(table) else csv_lines(table)),
    "xlsx": lambda table, origin: FileResponse(excel_file(table, origin)),
    "json": lambda table, origin: StreamingHttpResponse(json_lines(table, origin)),
}
