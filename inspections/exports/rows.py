"""A table's columns and rows as plain values, read from the database in chunks."""

from django_tables2.rows import BoundRow

CHUNK = 2000
"""Rows fetched from the database at a time."""


def columns_of(table):
    """The columns shown, in their order."""
    return [column for column in table.columns.iterall() if column.visible]


def rows_of(table):
    """Each row as a list of values: text, numbers and dates; None where there is none."""
    names = [column.name for column in columns_of(table)]
    source = table.data.data
    records = source.iterator(chunk_size=CHUNK) if hasattr(source, "iterator") else source
    for record in records:
        row = BoundRow(record, table)
        yield [row.get_cell_value(name) for name in names]
