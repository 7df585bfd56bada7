"""CSV of findings straight from the database: PostgreSQL writes the lines, by COPY, for one lot of findings at a time.

Which findings, and in which order, the tally has picked, as for the page; a row in Python would cost a millisecond.
"""

from collections.abc import Iterator

from django.db import connections

from inspections.tables.finding_cells import CELLS, NUMBERS_AND_DAYS, finding_cells

from .rows import columns_of
from .text import FORMULA_STARTS, csv_line

FIRST_LOT, LOT = 500, 5_000
"""Findings asked for at a time; few at first, so that the file begins at once."""

BLOCK = 64 * 1024
"""Bytes sent at a time."""


def can_copy(table) -> bool:
    """Whether the database can write this table: findings that the tally has picked, in an order it knows."""
    return (
        table.pages is not None
        and table.pages.can_sort(table.data.data.query.order_by)
        and all(column.name in CELLS or column.name == "themes" for column in columns_of(table))
    )


def copied_lines(table) -> Iterator[bytes]:
    """The header, and the lines of all rows in blocks."""
    columns = columns_of(table)
    yield csv_line(column.header for column in columns).encode()
    keys = table.pages.keys(table.data.data.query.order_by)
    for lot in _lots(keys):
        yield from _copied(table.data.data.db, *_statement([column.name for column in columns], lot))


def _lots(keys):
    start, size = 0, FIRST_LOT
    while start < len(keys):
        yield keys[start : start + size].tolist()
        start, size = start + size, LOT


# Themes are joined as a whole lot: one finding after another they would take longer than all the rest. OFFSET 0 keeps
# the database from working out a cell once for each mention of it.
LINES = """
    COPY (
        SELECT {cells} FROM unnest(%s::bigint[]) WITH ORDINALITY AS wanted (key, place)
        JOIN ({rows} OFFSET 0) AS found ON found.key = wanted.key
        LEFT JOIN (
            SELECT named.finding_id, string_agg(theme.name, '; ' ORDER BY named.rank) AS cell_themes
            FROM inspections_findingtheme named JOIN inspections_theme theme ON theme.id = named.theme_id
            WHERE named.finding_id = ANY(%s) GROUP BY named.finding_id
        ) AS said ON said.finding_id = wanted.key
        ORDER BY wanted.place
    ) TO STDOUT (FORMAT CSV)
"""


def _statement(names, keys):
    """SQL of the rows with the keys, in the order of the keys, and its parameters."""
    rows, parameters = finding_cells(keys, [name for name in names if name != "themes"]).query.sql_with_params()
    cells = ", ".join(_cell(name) for name in names)
    return LINES.format(cells=cells, rows=rows), (keys, *parameters, keys)


def _cell(name):
    """A column's value; an empty text as nothing, and with an apostrophe before what a spreadsheet would run."""
    cell = "said.cell_themes" if name == "themes" else f'found."cell_{name}"'
    if name in NUMBERS_AND_DAYS:
        return cell
    starts = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
    return f"CASE WHEN left({cell}, 1) IN ({starts}) THEN '''' || {cell} ELSE nullif({cell}, '') END"


def _copied(using, statement, parameters):
    block = bytearray()
    with connections[using].cursor() as cursor, cursor.copy(statement, parameters) as lines:
        for line in lines:
            block += line
            if len(block) > BLOCK:
                yield bytes(block)
                block.clear()
    if block:
        yield bytes(block)
