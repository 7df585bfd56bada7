"""Findings in the making: blocks are collected one by one under their section, parts of one finding joined."""

from collections import Counter
from dataclasses import dataclass, field

from inspections.reports.blocks import Block, ends_sentence
from inspections.reports.document import plain
from inspections.reports.parsed import Kind, ParsedFinding

LABELS: dict[Kind, str] = {
    "headline": "headline",
    "summary": "summary",
    "paragraph": "paragraph",
    "improvement": "improvement",
    "recommendation": "recommendation",
    "priority_action": "priority action",
}
# The publisher's own notes at the end of every document.
CLOSING = (
    "the office for standards in education",
    "if you would like a copy",
    "you may reuse this information",
    "you may copy all or parts",
    "this publication is available at",
    "interested in our work",
    "if you are not happy with the inspection",
    "any complaints about the inspection",
    "© crown copyright",
)


@dataclass
class Collector:
    """Gathers findings.

    `section` is the printed heading, `prefix` marks a part of the document ("LSCB"), `open` says that the last finding
    may go on with the next block, `lists` that it goes on as a list.
    """

    section: str = ""
    prefix: str = ""
    findings: list[ParsedFinding] = field(default_factory=list)
    counts: Counter[Kind] = field(default_factory=Counter)
    lists: bool = False
    open: bool = False

    def begin(self, section: str | None = None) -> None:
        """A heading: the last finding is at its end. A heading of lower rank leaves the section's name."""
        self.open = self.lists = False
        self.section = self.section if section is None else section

    def add(self, kind: Kind, block: Block, number: int | None = None) -> None:
        """One finding more, under its printed number or the next number of its kind."""
        self.counts[kind] += 1
        self.open = True
        label = f"{LABELS[kind]} {number or self.counts[kind]}"
        reference = f"{self.prefix} {label}".strip()
        self.findings.append(ParsedFinding(reference, kind, self.section, block.page, block.text))

    def extend(self, block: Block) -> None:
        """Joins a further part (a bullet under a paragraph, a second paragraph of one number) to the last finding."""
        last = self.findings.pop()
        listed = block.shape in ("bullet", "dash") and not ends_sentence(last.text)
        text = f"{last.text}{';' if listed else ''} {block.text}"
        self.findings.append(ParsedFinding(last.reference, last.kind, last.section, last.page, text))

    def has(self, kind: Kind) -> bool:
        """Whether the last finding is of this kind and stands in the open section."""
        return bool(self.findings) and self.findings[-1].kind == kind and self.findings[-1].section == self.section


def is_closing(text: str) -> bool:
    return plain(text).startswith(CLOSING)
