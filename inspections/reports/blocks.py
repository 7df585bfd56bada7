"""Printed lines become blocks: headings, numbered paragraphs, bullets and plain paragraphs, whole over page breaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from inspections.reports.furniture import Body
from inspections.reports.glyphs import BULLETS, DASHES, starts_with_dash, without_bullet
from inspections.reports.grades import split_heading
from inspections.reports.hyphens import Mender
from inspections.reports.lines import Line

Shape = Literal["heading", "numbered", "bullet", "dash", "text"]

# "24. Text", "24.Text", "24) Text" and a lone "24.", but neither "24.5" nor a bare year.
NUMBERED = re.compile(r"(\d{1,3})\s?[.)](?:\s+(?=\S)|(?=[^\d\s])|$)")
SIGN_OFF = ("Yours sincerely", "Yours faithfully")
SENTENCE_END = (".", "!", "?", ":", ";")
PARAGRAPH_GAP = 1.28
ROW_GAP = 1.03
LARGER_PRINT = 1.5
LONGEST_GRADED_END = 70
HEADING_GAP = 1.7
# The grade in a column beside a heading of several lines.
HEADING_COLUMN = 3.5
SAME_MARGIN = 4.0
DEEPER_LEVEL = 12.0
DEFAULT_LEADING = 14.4
# In print sizes; wider distances stand between paragraphs.
WIDEST_LEADING = 1.7


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a full stop or the like, closing quotes and brackets apart."""
    return text.rstrip("’'”\")] ").endswith(SENTENCE_END)


@dataclass(slots=True)
class Block:
    """One paragraph in the making. `x` is its first line's margin, `hang` the margin of its later lines."""

    shape: Shape
    lines: list[Line]
    number: int | None = None
    hang: float | None = None
    text: str = ""

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def x(self) -> float:
        return self.lines[0].x

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return self.lines[0].bold

    def add(self, line: Line) -> None:
        if self.hang is None:
            self.hang = line.x
        self.lines.append(line)


@dataclass
class Builder:
    """Builds blocks line by line; every question it asks is about the open block and the next line."""

    body: Body
    mender: Mender
    blocks: list[Block] = field(default_factory=list)
    number: int = 0
    number_x: float | None = None
    bullet_x: float | None = None

    def build(self) -> list[Block]:
        self.leading = _leading(self.body.lines)
        self.widest = max((len(line.text) for line in self.body.lines), default=0)
        for line in self.body.lines:
            self._take(line)
        for block in self.blocks:
            _write(block, self.mender)
        return self.blocks

    def _take(self, line: Line) -> None:
        block = self.blocks[-1] if self.blocks else None
        shape, number = self._shape(line, block)
        if block and self._continues(block, line, shape):
            block.add(line)
            return
        self.blocks.append(Block(shape, [line], number))
        if number is not None:
            self.number, self.number_x = number, line.x

    def _shape(self, line: Line, block: Block | None) -> tuple[Shape, int | None]:
        first = line.text[0]
        if first in BULLETS:
            return self._bullet_shape(line, block), None
        match = NUMBERED.match(line.text) if first.isdigit() else None
        if match and self._is_number(int(match.group(1)), line, block):
            return "numbered", int(match.group(1))
        if self._is_heading(line, block):
            return "heading", None
        return ("dash" if first in DASHES and self._is_dash(line, block) else "text"), None

    def _bullet_shape(self, line: Line, block: Block | None) -> Shape:
        """A bullet right of those before it belongs to the level below, as a dash does."""
        if block is None or block.shape not in ("bullet", "dash") or self.bullet_x is None:
            self.bullet_x = line.x
        return "dash" if line.x > self.bullet_x + DEEPER_LEVEL else "bullet"

    def _is_number(self, number: int, line: Line, block: Block | None) -> bool:
        """Whether a line that starts with a number starts a paragraph, and is not a wrapped line of one."""
        if block is None or block.shape == "heading":
            return True
        if line.bold and not block.bold:
            return number == self.number + 1
        wrapped = block.hang is not None and _near(line.x, block.hang) and not _near(line.x, block.x)
        if wrapped and block.shape in ("numbered", "bullet"):
            return False
        apart = self._is_apart(block.lines[-1], line)
        aligned = self.number_x is None or _near(line.x, self.number_x)
        if number == self.number + 1:
            return apart or (aligned and line.size > 0 and not _near(self.number_x or 0, block.hang or -1))
        return apart and aligned and line.page == block.lines[-1].page and ends_sentence(block.lines[-1].text)

    def _is_dash(self, line: Line, block: Block | None) -> bool:
        if block is None or not starts_with_dash(line.text):
            return False
        last = block.lines[-1].text
        return block.shape == "dash" or ends_sentence(last) or self._is_apart(block.lines[-1], line)

    def _is_heading(self, line: Line, block: Block | None) -> bool:
        if not line.size:
            return False
        if line.size >= self.body.size + LARGER_PRINT:
            return True
        if line.bold:
            return block is None or block.shape == "heading" or not self._inside(block, line)
        # The grade at the end of a bold heading may be printed plainly.
        goes_on = block is not None and block.shape == "heading" and not self._is_apart(block.lines[-1], line)
        return goes_on and len(line.text) < LONGEST_GRADED_END and split_heading(line.text)[1] is not None

    def _inside(self, block: Block, line: Line) -> bool:
        """Whether bold words are part of a sentence that began before them."""
        last = block.lines[-1]
        return len(last.text) > 0.7 * self.widest and not (ends_sentence(last.text) or self._is_apart(last, line))

    def _continues(self, block: Block, line: Line, shape: Shape) -> bool:
        if shape in ("bullet", "dash", "numbered"):
            return False
        if shape == "heading" or block.shape == "heading":
            return shape == block.shape and self._same_heading(block.lines[-1], line)
        if line.page != block.lines[-1].page:
            return self._runs_over(block, line)
        last = block.lines[-1]
        return not (self._is_apart(last, line) or self._outdented(block, line) or self._next_cell(last, line))

    def _same_heading(self, last: Line, line: Line) -> bool:
        if last.page != line.page or abs(last.size - line.size) > 1 or (line.bold and not last.bold):
            return False
        beside = line.y > last.y and line.x > last.x
        return abs(last.y - line.y) < (HEADING_COLUMN if beside else HEADING_GAP) * max(last.size, 1)

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Whether white space stands between two lines of a page."""
        if last.page != line.page:
            return ends_sentence(last.text)
        return last.y - line.y > PARAGRAPH_GAP * self.leading

    def _outdented(self, block: Block, line: Line) -> bool:
        """Whether a line stands left of the text above it, as after the end of a list."""
        margin = block.hang if block.hang is not None else block.x
        return line.x < margin - SAME_MARGIN and ends_sentence(block.lines[-1].text)

    def _next_cell(self, last: Line, line: Line) -> bool:
        """Whether a line stands higher than the one before it: the next cell of a table."""
        return line.size > 0 and line.y > last.y + self.leading / 2

    def _runs_over(self, block: Block, line: Line) -> bool:
        """Whether a paragraph goes on at the top of the next page."""
        last = block.lines[-1]
        if line.text.startswith(SIGN_OFF):
            return False
        if not ends_sentence(last.text) or line.text[:1].islower():
            return True
        if block.shape != "text" and block.hang is not None and not _near(block.hang, block.x):
            return _near(line.x, block.hang)
        if block.shape != "text" or not line.size or not _near(line.x, last.x):
            return False
        return self._no_room(last, line)

    def _no_room(self, last: Line, line: Line) -> bool:
        """Whether the next word had no room on the last line: then its end was no end of a paragraph."""
        first_word = line.text.split(" ", 1)[0]
        return len(last.text) + 1 + len(first_word) > 0.93 * self.widest


def build_blocks(body: Body, mender: Mender) -> list[Block]:
    """The blocks of a document in reading order, each with its `text` joined and mended."""
    return Builder(body, mender).build()


def split_block(block: Block, starts: Sequence[int], mender: Mender) -> list[Block]:
    """The block cut before the lines at these positions, each part with its own text."""
    bounds = [0, *starts, len(block.lines)]
    parts = [Block("text", block.lines[start:end]) for start, end in pairwise(bounds)]
    parts[0].shape, parts[0].number = block.shape, block.number
    for part in parts:
        _write(part, mender)
    return parts


def row_starts(block: Block) -> list[int]:
    """Lines of a block that begin a new row of a table: after a full stop and a trace of white space.

    Rows may stand so close that their distance differs by half a point from that of lines.
    """
    pairs = list(pairwise(block.lines))
    gaps = [above.y - below.y for above, below in pairs if above.page == below.page]
    usual = min(gaps, default=0.0)
    return [
        position
        for position, (above, below) in enumerate(pairs, 1)
        if above.page == below.page and above.y - below.y > usual * ROW_GAP and above.text.endswith(".")
    ]


def _leading(lines: Sequence[Line]) -> float:
    """The distance between two lines of a paragraph: the median of the distances that can be no more than that."""
    if not lines or not lines[0].size:
        return 1.0
    gaps = [
        above.y - below.y
        for above, below in pairwise(lines)
        if above.page == below.page and above.size * 0.8 < above.y - below.y < above.size * WIDEST_LEADING
    ]
    return median(gaps) if gaps else DEFAULT_LEADING


def _near(x: float, other: float) -> bool:
    return abs(x - other) <= SAME_MARGIN


def _write(block: Block, mender: Mender) -> None:
    words = [line.text for line in block.lines]
    words[0] = _without_label(words[0], block)
    block.text = mender.join(words)


def _without_label(text: str, block: Block) -> str:
    if block.shape in ("bullet", "dash"):
        return without_bullet(text)
    return NUMBERED.sub("", text, count=1) if block.shape == "numbered" else text
