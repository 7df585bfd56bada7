"""What is printed on the pages but is not the text: running headers and footers, page numbers, footnotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from inspections.reports.lines import Line, Page
from inspections.reports.order import in_printed_order

EDGE_LINES = 3
SMALL_PRINT = 1.5
REPEATED = 3
MOST_PAGES = 0.4
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")

type Look = tuple[str, int]
"""The words of a line, its digits apart, and its size in whole points."""


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
    edges = [(line, _look(line)) for line in _edges(pages)]
    repeated = _repeated(edges)
    furniture = [line for line, look in edges if _is_furniture(line, repeated[look], size, len(pages))]
    aside = {id(line) for line in furniture}
    text = [line for page in pages for line in in_printed_order([x for x in page.lines if id(x) not in aside])]
    small = {id(line) for line in text if 0 < line.size <= size - SMALL_PRINT}
    return Body(
        lines=tuple(line for line in text if id(line) not in small),
        furniture=tuple(line for line in lines if id(line) in aside),
        small_print=tuple(line for line in text if id(line) in small),
        size=size,
    )


def body_size(lines: Iterable[Line]) -> float:
    """The print size of most of the words, in points."""
    exact: defaultdict[float, int] = defaultdict(int)
    for line in lines:
        exact[line.size] += len(line.text)
    sizes: Counter[float] = Counter()
    for size, letters in exact.items():
        sizes[round(size, 1)] += letters
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edges(pages: Iterable[Page]) -> list[Line]:
    """The lines nearest to the top and to the bottom of each page."""
    edges: list[Line] = []
    for page in pages:
        ordered = sorted(page.lines, key=attrgetter("y"))
        edges += {id(line): line for line in ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]}.values()
    return edges


def _repeated(edges: Iterable[tuple[Line, Look]]) -> dict[Look, int]:
    """On how many pages each line stands at an edge, its digits apart."""
    pages_with: dict[Look, set[int]] = {}
    for line, look in edges:
        pages_with.setdefault(look, set()).add(line.page)
    return {look: len(numbers) for look, numbers in pages_with.items()}


def _look(line: Line) -> Look:
    return DIGITS.sub("#", line.text.lower()), round(line.size)


def _is_furniture(line: Line, times: int, size: float, pages: int) -> bool:
    if PAGE_NUMBER.match(line.text) or (times > 1 and line.size < size):
        return True
    # A grade beside the headings of several sections may stand near the top of a few pages.
    return times >= max(REPEATED, MOST_PAGES * pages)
