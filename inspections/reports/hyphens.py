"""Words divided at the end of a line are made whole again.

Publishers' text marks the hyphen at a line end with U+FFFE (or U+0002), which stands for two different things: the
hyphen of a compound ("multi-agency"), which stays, and one that only divides a word ("chil-dren"), which goes. The
document's own words decide which.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from string import ascii_lowercase

LINE_HYPHEN = "\ufffe"
SOFT_HYPHEN = "\u00ad"
# The dash of the Symbol font, printed inside words such as "2016–17".
SYMBOL_DASH = "\uf02d"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
LAST_WORD = re.compile(r"([A-Za-z]+)$")
FIRST_WORD = re.compile(r"^([a-z]+)")
# With fewer divided words than this a document is taken to print only hyphens that belong to compounds.
FEWEST_DIVIDED = 3


class Mender:
    """Joins printed lines into running text by the vocabulary of one document."""

    def __init__(self, texts: Iterable[str]):
        self._texts = tuple(texts)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words and the parts of compounds, but not the parts of words that a line end divides."""
        words = WORD.findall(_without_divided("\n".join(self._texts).lower()))
        return frozenset(words) | {part for word in words if "-" in word for part in word.split("-")}

    @cached_property
    def _divides_words(self) -> bool:
        """Whether the document hyphenates ordinary words at its right margin."""
        breaks = [
            (left, right)
            for before, after in pairwise(self._texts)
            if (left := _left(before)) and (right := _right(after))
        ]
        return sum(left + right in self._words for left, right in breaks) >= FEWEST_DIVIDED

    def join(self, lines: Sequence[str]) -> str:
        """One string without line ends, hyphens mended, blanks single."""
        if not lines:
            return ""
        parts: list[str] = []
        for before, after in pairwise(lines):
            parts += self._with_join(before.strip(), after.strip())
        return _tidy("".join([*parts, lines[-1].strip()]))

    def _with_join(self, before: str, after: str) -> tuple[str, str]:
        """A line without its last hyphen mark, and what stands between it and the next line."""
        if before.endswith((LINE_HYPHEN, SOFT_HYPHEN)):
            return before[:-1], self._hyphen(before, after)
        closed_up = before.endswith(("-", "\u2010", "\u2013", "/")) and not before[-2:-1].isspace()
        return before, "" if closed_up else " "

    def _hyphen(self, before: str, after: str) -> str:
        left, right = _left(before), _right(after)
        if not left or not right:
            return "-"
        if f"{left}-{right}" in self._words:
            return "-"
        if left + right in self._words or before.endswith(SOFT_HYPHEN):
            return ""
        known = left in self._words and right in self._words
        return "" if self._divides_words and not known else "-"


def _left(text: str) -> str:
    match = LAST_WORD.search(text[:-1]) if text.endswith((LINE_HYPHEN, SOFT_HYPHEN)) else None
    return match.group(1).lower() if match else ""


def _right(text: str) -> str:
    match = FIRST_WORD.match(text)
    return match.group(1) if match else ""


def _without_divided(text: str) -> str:
    """The text without the words that stand on both sides of a line end."""
    parts = text.replace(SOFT_HYPHEN + "\n", LINE_HYPHEN + "\n").split(LINE_HYPHEN + "\n")
    ends = [part.rstrip(ascii_lowercase) for part in parts[:-1]] + parts[-1:]
    return " ".join(ends[:1] + [part.lstrip(ascii_lowercase) for part in ends[1:]])


def _tidy(text: str) -> str:
    plain = text.replace(SOFT_HYPHEN, "").replace(LINE_HYPHEN, "-").replace(SYMBOL_DASH, "\u2013")
    return " ".join(plain.split())
