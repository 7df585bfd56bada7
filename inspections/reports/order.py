"""The order of lines on a page, where a file holds them in another order than they are printed."""

from inspections.reports.lines import Line

SAME_LINE = 2.0


def in_printed_order(lines: list[Line]) -> list[Line]:
    """All lines of a page, those first that are printed above all that the file holds before them.

    Word processors put a text box or a table of the page's top behind the text below it. Otherwise the file's own
    order is better than that of the margins, because it keeps the cells of tables together.
    """
    heights = [line.y for line in lines]
    if not heights or max(heights) <= heights[0] + SAME_LINE:
        return lines
    start = next(position for position, height in enumerate(heights) if height > heights[0] + SAME_LINE)
    end = _end_of_run(lines, start, min(heights[:start]))
    return lines[start:end] + lines[:start] + lines[end:]


def _end_of_run(lines: list[Line], start: int, lowest: float) -> int:
    """Where the lines end that belong to the page's top: before the first below all that the file held before."""
    below = (position for position in range(start, len(lines)) if lines[position].y < lowest)
    return next(below, len(lines))
