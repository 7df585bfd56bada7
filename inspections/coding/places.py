"""Where a passage stands in its document: sections and kinds in any vocabulary, as one.

Understood are the headings as printed and the kinds of `inspections.reports`, the sections and kinds that the
database keeps, and the short words of lists coded elsewhere ("what_needs_to_improve", "bullet"). Any other string is
no information.
"""

import re
from typing import Literal, NamedTuple

Part = Literal[
    "improve", "help_and_protection", "in_care", "care_leavers", "adoption", "leadership", "lscb", "overview", ""
]

PARTS: tuple[Part, ...] = (
    "improve",
    "help_and_protection",
    "in_care",
    "care_leavers",
    "adoption",
    "leadership",
    "lscb",
    "overview",
    "",
)

# The first pattern found decides, so the narrower one comes first.
PATTERNS: tuple[tuple[Part, str], ...] = (
    ("improve", r"needs? to (improve|do better)|for improvement|recommendation|priority (and immediate )?action"),
    ("lscb", r"safeguarding (children('s)? )?board|children's safeguarding board|\bl?scb\b"),
    ("adoption", r"adoption"),
    ("in_care", r"(in care|looked after|permanence)\b.*\bcare leavers"),
    ("care_leavers", r"care leavers|care experienced"),
    ("help_and_protection", r"help and protection|help or protection|help protection|front door"),
    ("in_care", r"in care|looked after|permanence"),
    ("leadership", r"leader|governance"),
    ("overview", r"summary|headline|overall|effectiveness|\bintro|closing|inspection outcome|progress since"),
)
LIST_KINDS = {"improvement", "recommendation", "priority_action"}
STRENGTHS = re.compile(r"strength|effective practice|doing that is effective")


class Place(NamedTuple):
    """`is_item_to_improve`: the passage is an entry of a list of what must improve, whatever its words."""

    part: Part
    is_item_to_improve: bool


def place_of(section: str, kind: str) -> Place:
    """The place that a section and a kind stand for, both as any string or empty."""
    heading = _plain(section)
    kind = kind.strip().lower().replace(" ", "_")
    part: Part = next((part for part, pattern in PATTERNS if re.search(pattern, heading)), "")
    if not part and kind in ("summary", "headline"):
        part = "overview"
    is_item = _is_item(heading, part, kind)
    return Place("improve" if is_item else part, is_item)


def _is_item(heading: str, part: Part, kind: str) -> bool:
    """Coding guide, B: a numbered finding that follows such a list, or a list of strengths, is judged on its words."""
    if STRENGTHS.search(heading):
        return False
    return kind in LIST_KINDS or (part == "improve" and kind in ("bullet", ""))


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[_-]", " ", words.lower().replace("’", "'")).split())
