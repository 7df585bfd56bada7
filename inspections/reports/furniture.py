"""What is printed on the pages but is not the text: running headers and footers, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inspections.reports.lines import Line, Page
from inspections.reports.order import in_printed_order

EDGE_LINES = 3
SMALL_PRINT = 1.5
REPEATED = 3
MOST_PAGES = 0.4
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Body:
    """The lines of the text in order, and what was set aside. `size` is the body's print size (0 when unknown)."""

    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = field(repr=False, default=())
    small_print: tuple[Line, ...] = field(repr=False, default=())
    size: float = 0.0


def read_body(pages: Sequence[Page]) -> Body:
    lines = [line for page in pages for line in page.lines]
    size = body_size(lines)
    repeated = _repeated(pages)
    furniture = {id(line) for line in _edges(pages) if _is_furniture(line, repeated, size, len(pages))}
    text = list(in_printed_order(line for line in lines if id(line) not in furniture))
    return Body(
        lines=tuple(line for line in text if not _is_small(line, size)),
        furniture=tuple(line for line in lines if id(line) in furniture),
        small_print=tuple(line for line in text if _is_small(line, size)),
        size=size,
    )


def body_size(lines: Iterable[Line]) -> float:
    """The print size of most of the words, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edges(pages: Iterable[Page]) -> list[Line]:
    """The lines nearest to the top and to the bottom of each page."""
    edges: list[Line] = []
    for page in pages:
        ordered = sorted(page.lines, key=lambda line: line.y)
        edges += {id(line): line for line in ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]}.values()
    return edges


def _repeated(pages: Sequence[Page]) -> dict[tuple[str, int], int]:
    """On how many pages each line stands at an edge, its digits apart."""
    pages_with: dict[tuple[str, int], set[int]] = {}
    for line in _edges(pages):
        pages_with.setdefault(_look(line), set()).add(line.page)
    return {look: len(numbers) for look, numbers in pages_with.items()}


def _look(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", line.text.lower()), round(line.size)


def _is_furniture(line: Line, repeated: dict[tuple[str, int], int], size: float, pages: int) -> bool:
    times = repeated[_look(line)]
    if PAGE_NUMBER.match(line.text) or (times > 1 and line.size < size):
        return True
    # A grade beside the headings of several sections may stand near the top of a few pages.
    return times >= max(REPEATED, MOST_PAGES * pages)


def _is_small(line: Line, size: float) -> bool:
    return 0 < line.size <= size - SMALL_PRINT
