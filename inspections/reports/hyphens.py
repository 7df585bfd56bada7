"""Words divided at the end of a line are made whole again.

Publishers' text marks the hyphen at a line end with U+FFFE (or U+0002), which stands for two different things: the
hyphen of a compound ("multi-agency"), which stays, and one that only divides a word ("chil-dren"), which goes. The
document's own words decide which.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from string import ascii_letters, ascii_lowercase

LINE_HYPHEN = "\ufffe"
SOFT_HYPHEN = "\u00ad"
# The dash of the Symbol font, printed inside words such as "2016–17".
SYMBOL_DASH = "\uf02d"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# A line that ends with one of these is joined to the next without a blank.
JOINTS = frozenset((LINE_HYPHEN, SOFT_HYPHEN, "-", "\u2010", "\u2013", "/"))
# With fewer divided words than this a document is taken to print only hyphens that belong to compounds.
FEWEST_DIVIDED = 3


class Mender:
    """Joins printed lines into running text by the vocabulary of one document."""

    def __init__(self, texts: Iterable[str]):
        self._texts = tuple(texts)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Words and the parts of compounds, but not the parts of words that a line end divides."""
        printed = set(_without_divided("\n".join(self._texts).lower()).split())
        words = WORD.findall(" ".join(printed))
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
        parts: list[str] = []
        for position, line in enumerate(lines):
            printed = line.strip()
            if printed[-1:] in JOINTS and position + 1 < len(lines):
                parts += self._with_join(printed, lines[position + 1].strip())
            else:
                parts += printed, " "
        return _tidy("".join(parts))

    def _with_join(self, before: str, after: str) -> tuple[str, str]:
        """A line without its last hyphen mark, and what stands between it and the next line."""
        if before.endswith((LINE_HYPHEN, SOFT_HYPHEN)):
            return before[:-1], self._hyphen(before, after)
        return before, " " if before[-2:-1].isspace() else ""

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
    """The part of a word before the hyphen mark at a line's end."""
    if not text.endswith((LINE_HYPHEN, SOFT_HYPHEN)):
        return ""
    words = text[:-1]
    return words[len(words.rstrip(ascii_letters)) :].lower()


def _right(text: str) -> str:
    """The part of a word with which the next line begins."""
    return text[: len(text) - len(text.lstrip(ascii_lowercase))]


def _without_divided(text: str) -> str:
    """The text without the words that stand on both sides of a line end."""
    parts = text.replace(SOFT_HYPHEN + "\n", LINE_HYPHEN + "\n").split(LINE_HYPHEN + "\n")
    ends = [part.rstrip(ascii_lowercase) for part in parts[:-1]] + parts[-1:]
    return " ".join(ends[:1] + [part.lstrip(ascii_lowercase) for part in ends[1:]])


def _tidy(text: str) -> str:
    """Blanks single, hyphens and dashes plain. Most text has printed letters alone, which a look at it all tells."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    plain = text.replace(SOFT_HYPHEN, "").replace(LINE_HYPHEN, "-").replace(SYMBOL_DASH, "\u2013")
    return " ".join(plain.split())
