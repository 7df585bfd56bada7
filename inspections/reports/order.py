"""The order of lines on a page, where a file holds them in another order than they are printed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from inspections.reports.lines import Line

SAME_LINE = 2.0


def in_printed_order(lines: Iterable[Line]) -> Iterator[Line]:
    """All lines, those first on their page that are printed above all that the file holds before them.

    Word processors put a text box or a table of the page's top behind the text below it. Otherwise the file's own
    order is better than that of the margins, because it keeps the cells of tables together.
    """
    for _, of_page in groupby(lines, key=lambda line: line.page):
        yield from _page(list(of_page))


def _page(lines: list[Line]) -> list[Line]:
    highest = lowest = lines[0].y
    for start, line in enumerate(lines):
        if line.y > highest + SAME_LINE:
            end = _end_of_run(lines, start, lowest)
            return lines[start:end] + lines[:start] + lines[end:]
        lowest = min(lowest, line.y)
    return lines


def _end_of_run(lines: list[Line], start: int, lowest: float) -> int:
    """Where the lines end that belong to the page's top: before the first below all that the file held before."""
    below = (position for position in range(start, len(lines)) if lines[position].y < lowest)
    return next(below, len(lines))
