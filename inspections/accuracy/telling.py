"""A measurement told in lines for the terminal and as a page of the documentation."""

from collections.abc import Iterator
from datetime import date

from inspections.accuracy.cells import Cell, Item, Measurement
from inspections.reports import PARSER_VERSION

INTRODUCTION = """# How right the reader is

Measured on {day} with reader version {version} on {documents} published reports whose answers people verified.
The reports are not part of this repository: put them beside it and run `make accuracy` to measure again.
A cell is one field of one report; it is right when it equals the answer exactly.
"""


def summary(measurement: Measurement) -> Iterator[str]:
    """One line per family: cells right, and things found."""
    for family in _families(measurement):
        cells = [cell for cell in measurement.cells if cell.family == family]
        yield f"{family:<6} {_share(sum(cell.is_right for cell in cells), len(cells))} cells right"
        for kind, found, expected in _totals(measurement, family):
            yield f"{'':<6} {_share(found, expected)} {kind} found"


def misses(measurement: Measurement) -> Iterator[str]:
    """One line for everything that is not right."""
    for cell in measurement.cells:
        if not cell.is_right:
            yield f"{cell.document}: {cell.field} is “{cell.expected}”, read “{cell.read}”"
    for item in measurement.items:
        if not item.is_right:
            more = f", {item.surplus} too many" if item.surplus else ""
            yield f"{item.document}: {item.found} of {item.expected} {item.kind} found{more}"


def as_markdown(measurement: Measurement, day: date) -> str:
    parts = [INTRODUCTION.format(day=day, version=PARSER_VERSION, documents=measurement.documents)]
    parts += ["\n".join(_family_table(measurement, family)) for family in _families(measurement)]
    wrong = list(misses(measurement))
    listed = "\n".join(f"- {line}" for line in wrong) if wrong else "None."
    return "\n".join([*parts, f"## What was not right\n\n{listed}\n"])


def _family_table(measurement: Measurement, family: str) -> Iterator[str]:
    cells = [cell for cell in measurement.cells if cell.family == family]
    yield f"## {family.upper()}: {len({cell.document for cell in cells})} reports\n"
    yield "| Field | Right | Of | Share |"
    yield "| --- | ---: | ---: | ---: |"
    for field in dict.fromkeys(cell.field for cell in cells):
        of_field = [cell for cell in cells if cell.field == field]
        yield _row(field.replace("_", " "), sum(cell.is_right for cell in of_field), len(of_field))
    for kind, found, expected in _totals(measurement, family):
        yield _row(f"{kind}, found", found, expected)
    yield _row("**all cells**", sum(cell.is_right for cell in cells), len(cells)) + "\n"


def _row(label: str, right: int, of: int) -> str:
    return f"| {label} | {right:,} | {of:,} | {_percent(right, of)} |"


def _totals(measurement: Measurement, family: str) -> Iterator[tuple[str, int, int]]:
    items = [item for item in measurement.items if item.family == family]
    for kind in dict.fromkeys(item.kind for item in items):
        of_kind = [item for item in items if item.kind == kind]
        yield kind, sum(item.found for item in of_kind), sum(item.expected for item in of_kind)


def _families(measurement: Measurement) -> list[str]:
    things: tuple[Cell | Item, ...] = (*measurement.cells, *measurement.items)
    return list(dict.fromkeys(thing.family for thing in things))


def _share(right: int, of: int) -> str:
    return f"{right:>5,} of {of:>5,} ({_percent(right, of)})"


def _percent(right: int, of: int) -> str:
    return f"{right / of:.1%}" if of else "–"
