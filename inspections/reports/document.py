"""A document on its way from pages to a parsed report: what layouts read from, and what they fill in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from inspections.reports.blocks import Block, build_blocks
from inspections.reports.furniture import Body, read_body
from inspections.reports.hyphens import LINE_HYPHEN, Mender
from inspections.reports.lines import Page
from inspections.reports.parsed import (
    ParsedFinding,
    ParsedInspector,
    ParsedJudgement,
    Period,
    Problem,
    VisitType,
)

FRONT_LINES = 60


@dataclass(frozen=True)
class Document:
    name: str
    pages: Sequence[Page]

    @cached_property
    def body(self) -> Body:
        return read_body(self.pages)

    @cached_property
    def blocks(self) -> list[Block]:
        return build_blocks(self.body, self.mender)

    @cached_property
    def mender(self) -> Mender:
        return Mender(line.text for line in self.body.lines)

    @cached_property
    def front(self) -> str:
        """The first lines of the text, one per line: where every kind of document says what it is."""
        return "\n".join(line.text for line in self.body.lines[:FRONT_LINES])

    def text_after(self, pattern: str, count: int) -> str:
        """The printed lines of some blocks from the first with a line like the pattern, an empty line between blocks.

        Empty when no line begins like the pattern.
        """
        begins = re.compile(pattern, re.IGNORECASE).match
        start = next((i for i, block in enumerate(self.blocks) if any(begins(x.text) for x in block.lines)), None)
        blocks = self.blocks[start : start + count] if start is not None else []
        text = "\n\n".join("\n".join(line.text for line in block.lines) for block in blocks)
        return text.replace(LINE_HYPHEN + "\n", "-")

    @cached_property
    def opening(self) -> str:
        """The same in one line of lower-case words with plain apostrophes, for recognising phrases."""
        return " ".join(plain(self.front).split())


@dataclass
class Content:
    """What a layout found. A field left as it is was not found, and has its problem noted."""

    framework: str | None = None
    visit_type: VisitType | None = None
    title: str = ""
    authority_printed: str = ""
    topics: list[str] = field(default_factory=list)
    periods: Sequence[Period] = ()
    published_on: date | None = None
    addressee: str | None = None
    inspectors: list[ParsedInspector] = field(default_factory=list)
    judgements: list[ParsedJudgement] = field(default_factory=list)
    findings: list[ParsedFinding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, message: str, page: int | None = None) -> None:
        self.problems.append(Problem(code, message, page))


def plain(text: str) -> str:
    """Lower case with straight quotes, for comparing words."""
    return text.lower().replace("’", "'").replace("‘", "'")
