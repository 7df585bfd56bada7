"""CSV of findings straight from the database: PostgreSQL writes the lines, by COPY, for one lot of findings at a time.

Which findings of which visits, and in which order, the tally has picked, as for the page; a row in Python would cost a
millisecond.
"""

from collections.abc import Iterator
from itertools import islice

from django.db import connections

from .lot import NAMES, LotQuery
from .rows import columns_of
from .text import csv_line

FIRST_LOT, LOT = 500, 10_000
"""Findings asked for at a time; few at first, so that the file begins at once."""

LINES = 150
"""Lines sent at a time, about 64 KB."""


def can_copy(table) -> bool:
    """Whether the database can write this table: findings that the tally has picked, in an order it knows."""
    return (
        table.pages is not None
        and table.pages.can_sort(table.data.data.query.order_by)
        and all(column.name in NAMES for column in columns_of(table))
    )


def copied_lines(table) -> Iterator[bytes]:
    """The header, and the lines of all rows in blocks."""
    columns = columns_of(table)
    yield csv_line(column.header for column in columns).encode()
    query = LotQuery.of([column.name for column in columns])
    for lot in _lots(table.pages.places(table.data.data.query.order_by)):
        parameters = query.parameters(table.pages.keys(lot), table.pages.visits(lot))
        yield from _copied(table.data.data.db, query.sql, parameters)


def _lots(places):
    start, size = 0, FIRST_LOT
    while start < len(places):
        yield places[start : start + size]
        start, size = start + size, LOT


def _copied(using, sql, parameters):
    """The lines of the rows that a query finds, in blocks."""
    with connections[using].cursor() as cursor, cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT CSV)", parameters) as copy:
        lines = iter(copy)
        while block := b"".join(islice(lines, LINES)):
            yield block
