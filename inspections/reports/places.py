"""Where a passage stands in the text of a document's pages. Pure Python.

A passage differs from its page in blanks, line ends, hyphens, quotation marks, footnote marks and, where it runs over
a page break, in the running headers between its halves. So only letters, digits and the like are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

SHORTEST_RUN = 12
"""Fewer letters alike in a row than these are chance when a passage is not found word for word."""
ENOUGH = 0.6
"""The share of a passage's letters that must be found again for its place to be worth showing."""


@dataclass(frozen=True)
class Place:
    """A run of characters, `start` to `end`, in the text of the page with this place in the list given (from 0)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Squeezed:
    """The letters and digits of a text in lower case, and where in the text each of them stood."""

    letters: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        kept = [(i, letter) for i, char in enumerate(text) for letter in char.lower() if letter.isalnum()]
        return cls("".join(letter for _, letter in kept), tuple(i for i, _ in kept))

    def place(self, page: int, start: int, end: int) -> Place:
        """The place in the text of the letters from `start` to `end`."""
        return Place(page, self.at[start], self.at[end - 1] + 1)


def find_passage(passage: str, pages: Sequence[str]) -> list[Place]:
    """Where the passage stands on the pages, in their order; empty where it is not found.

    Several places mean that it runs over a page break, or that other words stand between its parts.
    """
    wanted, texts = Squeezed.of(passage).letters, [Squeezed.of(text) for text in pages]
    if not wanted:
        return []
    return _whole(wanted, texts) or _over_a_break(wanted, texts) or _nearly(wanted, texts)


def _whole(wanted: str, pages: Sequence[Squeezed]) -> list[Place]:
    for number, page in enumerate(pages):
        start = page.letters.find(wanted)
        if start >= 0:
            return [page.place(number, start, start + len(wanted))]
    return []


def _over_a_break(wanted: str, pages: Sequence[Squeezed]) -> list[Place]:
    """The longest beginning on one page and all of the rest on the next."""
    for number in range(len(pages) - 1):
        page, following = pages[number], pages[number + 1]
        length = _longest_beginning(wanted, page.letters)
        rest = wanted[length:]
        start = following.letters.find(rest) if length else -1
        if start >= 0:
            first = page.letters.rfind(wanted[:length])
            return [page.place(number, first, first + length), following.place(number + 1, start, start + len(rest))]
    return []


def _longest_beginning(wanted: str, letters: str) -> int:
    """How many of the first letters wanted stand together in `letters`; found by halving, as shorter ones do too."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in letters else (low, middle - 1)
    return low


def _nearly(wanted: str, pages: Sequence[Squeezed]) -> list[Place]:
    """The long runs of letters that the passage shares with the pages, where they are most of it."""
    joined = "".join(page.letters for page in pages)
    operations = LCSseq.opcodes(wanted, joined)
    runs = [(row.dest_start, row.dest_end) for row in operations if row.tag == "equal"]
    long_runs = [(start, end) for start, end in runs if end - start >= min(SHORTEST_RUN, len(wanted))]
    if sum(end - start for start, end in long_runs) < ENOUGH * len(wanted):
        return []
    return [place for start, end in _closed_up(long_runs) for place in _on_pages(start, end, pages)]


def _closed_up(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with only a few letters between them made one."""
    closed: list[tuple[int, int]] = []
    for start, end in runs:
        if closed and start - closed[-1][1] < SHORTEST_RUN:
            closed[-1] = (closed[-1][0], end)
        else:
            closed.append((start, end))
    return closed


def _on_pages(start: int, end: int, pages: Sequence[Squeezed]) -> list[Place]:
    """A run in the joined letters of all pages, cut at the page breaks."""
    places, offset = [], 0
    for number, page in enumerate(pages):
        first, last = max(start - offset, 0), min(end - offset, len(page.letters))
        if first < last:
            places.append(page.place(number, first, last))
        offset += len(page.letters)
    return places
