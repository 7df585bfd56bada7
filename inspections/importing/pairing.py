"""Which finding that stands is which finding that was read. Pure Python: only the fields are looked at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from inspections.models import Finding

from .sections import section_of

SAME_PASSAGE = 60
"""The likeness (0 to 100) from which two texts under one reference are two readings of one passage."""

PART = re.compile(r" \([a-z]\)$")


@dataclass(frozen=True)
class ReadFinding:
    """A finding of a reading, in the fields of the model."""

    kind: str
    reference: str
    order: int
    section: str
    heading: str
    page: int | None
    text: str


def findings_read(reading: dict[str, Any]) -> list[ReadFinding]:
    """The findings of a reading in order. A reference that comes again gets a number, so that each is its own."""
    rows, seen = [], {}
    for order, row in enumerate(reading.get("findings", []), start=1):
        key = row["kind"], row["reference"]
        seen[key] = seen.get(key, 0) + 1
        reference = row["reference"][:50] + (f" ({seen[key]})" if seen[key] > 1 else "")
        section = section_of(row["section"], row["kind"])
        rows.append(ReadFinding(row["kind"], reference, order, section, row["section"][:300], row["page"], row["text"]))
    return rows


@dataclass(frozen=True)
class Pairing:
    """`pairs` of what stands and what was read, `unread` what only stands, `new` what was only read."""

    pairs: list[tuple[Finding, ReadFinding]]
    unread: list[Finding]
    new: list[ReadFinding]


def pair(standing: Iterable[Finding], base: dict[tuple[str, str], ReadFinding], read: list[ReadFinding]) -> Pairing:
    """Pair by the same text under the same reference, then the same text anywhere, then a like text by reference.

    The text that counts is the one of the earlier reading (`base`, by kind and reference), because a person may have
    rewritten what stands. A finding without any inspectors' text is paired by kind and reference alone.
    """
    texts = {finding.pk: _text_read_before(finding, base) for finding in standing}
    left, free, pairs = list(standing), list(read), []
    for is_same in (_same_place_and_text, _same_text, _same_place_and_like_text):
        for finding in list(left):
            match = next((row for row in free if is_same(finding, texts[finding.pk], row)), None)
            if match:
                pairs.append((finding, match))
                left.remove(finding)
                free.remove(match)
    return Pairing(pairs, left, free)


def parts_of(findings: Iterable[Finding], read: Iterable[ReadFinding]) -> dict[Finding, ReadFinding]:
    """Findings that are part of one that was read, with the whole: "paragraph 7 (b)" is part of "paragraph 7"."""
    wholes = by_place(read)
    places = {finding: (finding.kind, PART.sub("", finding.reference)) for finding in findings}
    return {
        finding: wholes[place] for finding, place in places.items() if place in wholes and place[1] != finding.reference
    }


def by_place(rows: Iterable[ReadFinding]) -> dict[tuple[str, str], ReadFinding]:
    return {(row.kind, row.reference): row for row in rows}


def _text_read_before(finding: Finding, base: dict[tuple[str, str], ReadFinding]) -> str:
    before = base.get((finding.kind, finding.reference))
    return before.text if before else finding.text


def _same_place(finding: Finding, row: ReadFinding) -> bool:
    return (finding.kind, finding.reference) == (row.kind, row.reference)


def _same_text(finding: Finding, text: str, row: ReadFinding) -> bool:
    return finding.kind == row.kind and text == row.text


def _same_place_and_text(finding: Finding, text: str, row: ReadFinding) -> bool:
    return _same_place(finding, row) and text == row.text


def _same_place_and_like_text(finding: Finding, text: str, row: ReadFinding) -> bool:
    return _same_place(finding, row) and (not text or fuzz.ratio(text, row.text) >= SAME_PASSAGE)
