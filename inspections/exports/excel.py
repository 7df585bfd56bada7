"""A table as an Excel file with real dates and numbers, and a sheet that says what it is."""

import datetime
import re
from contextlib import suppress
from itertools import chain, islice
from numbers import Number
from tempfile import TemporaryDirectory, TemporaryFile

import xlsxwriter
from django.utils import timezone
from django.utils.formats import date_format
from xlsxwriter.exceptions import FileCreateError

from .origin import LICENCE
from .rows import columns_of, rows_of

ROWS_OF_A_SHEET = 1_048_575
"""What an Excel sheet holds below its header. A longer table goes on in a further sheet."""

CELL = 32_767
"""The characters that an Excel cell holds."""

CUT = " … (cut here, where an Excel cell ends; CSV and JSON have the whole text)"
NARROWEST, WIDEST = 9, 60
MEASURED = 500
"""How many rows of a sheet have a say in the widths of its columns."""


def excel_file(table, origin):
    """An open temporary file with the workbook, to be read from its start. Rows go to disk one by one.

    Where that fails nothing stays on the disk. Raises OSError where there is no room.
    """
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        with TemporaryDirectory() as folder:
            _write(file, folder, table, origin)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _write(file, folder, table, origin):
    """The workbook into the file; its rows wait in the folder until all are known."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder}
    workbook = xlsxwriter.Workbook(file, options)
    formats = _Formats(workbook)
    count = _write_table(workbook, formats, table)
    _write_origin(workbook, formats, table, origin, count)
    try:
        workbook.close()
    except FileCreateError as error:
        for sheet in workbook.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
        raise error.args[0] from error


class _Formats:
    def __init__(self, workbook):
        self.header = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.number = workbook.add_format({"valign": "top"})
        self.day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})


def _write_table(workbook, formats, table):
    """Writes as many sheets as the rows need. Returns the number of rows."""
    headers = [str(column.header) for column in columns_of(table)]
    rows, count, number = rows_of(table), 0, 1
    first = next(rows, None)
    while first is not None or number == 1:
        sheet = workbook.add_worksheet(_sheet_name(table.title, number))
        part = chain([first], islice(rows, ROWS_OF_A_SHEET - 1)) if first is not None else ()
        count += _write_sheet(sheet, formats, headers, part)
        first, number = next(rows, None), number + 1
    return count


def _sheet_name(title, number):
    """The title without what Excel refuses in the name of a sheet, which has at most 31 characters."""
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip() or "Table"
    return f"{name[:25]} ({number})" if number > 1 else name[:31].strip()


def _write_sheet(sheet, formats, headers, rows):
    widths = [len(header) for header in headers]
    sheet.freeze_panes(1, 0)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, formats.header)
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, formats, count, column, value)
        if count <= MEASURED:
            widths = [max(width, len(str(value))) for width, value in zip(widths, row, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    sheet.autofilter(0, 0, count, max(len(headers) - 1, 0))
    return count


def _write_cell(sheet, formats, row, column, value):
    """A number or date as what it is, anything else as text: never a formula, whatever it starts with."""
    if value is None or value == "":
        return
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, formats.day)
    elif isinstance(value, Number) and not isinstance(value, bool):
        sheet.write_number(row, column, value, formats.number)
    else:
        text = str(value)
        sheet.write_string(row, column, text if len(text) <= CELL else text[: CELL - len(CUT)] + CUT, formats.text)


def _write_origin(workbook, formats, table, origin, count):
    sheet = workbook.add_worksheet("About this file")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90)
    for row, (label, value) in enumerate(_origin_rows(table, origin, count)):
        sheet.write_string(row, 0, label, formats.header)
        _write_cell(sheet, formats, row, 1, value)


def _origin_rows(table, origin, count):
    today = timezone.localdate()
    yield "Table", table.title
    yield "Page", origin.title
    yield "As at", origin.day
    if origin.address:
        yield "Address", origin.address
    for condition in origin.conditions or ["none"]:
        yield "Filter", condition
    yield "Rows", count
    if table.note:
        yield "Note", table.note
    yield "Downloaded", date_format(today)
    yield "Licence", LICENCE
