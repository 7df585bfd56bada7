"""A table's columns and rows as plain values, read from the database in chunks."""

from inspections.tables.cells import plain

CHUNK = 2000
"""Rows fetched from the database at a time."""


def columns_of(table):
    """The columns shown, in their order."""
    return [column for column in table.columns.iterall() if column.visible]


def rows_of(table):
    """Each row as a list of values: text, numbers and dates; None where there is none."""
    cells = [plain(table, column) for column in columns_of(table)]
    source = table.data.data
    records = source.iterator(chunk_size=CHUNK) if hasattr(source, "iterator") else source
    for record in records:
        yield [cell(record) for cell in cells]
