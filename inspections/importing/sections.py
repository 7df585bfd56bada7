"""Which part of a report a printed heading opens, alike over frameworks."""

import re

from inspections.models import ITEM_KINDS, Kind, Section

# The first pattern found decides, so the narrower one comes first: a heading on care leavers may name children in care.
PATTERNS = [
    (Section.LSCB, r"safeguarding (children )?board|\blscb\b"),
    (Section.ADOPTION, r"adoption"),
    (Section.IN_CARE_AND_LEAVERS, r"(in care|looked after|permanence)\b.*\bcare leavers"),
    (Section.CARE_LEAVERS, r"care leavers"),
    (Section.HELP_AND_PROTECTION, r"help and protection|help or protection"),
    (Section.IN_CARE, r"in care|looked after|permanence"),
    (Section.IMPROVE, r"needs? to improve|for improvement|recommendation|priority action"),
    (Section.LEADERS, r"leader|management and governance"),
    (Section.HEADLINE, r"headline"),
    (Section.MAIN, r"main findings|^findings"),
    (Section.OVERALL, r"overall|summary|effectiveness"),
]
DEFAULTS = {Kind.HEADLINE: Section.HEADLINE, Kind.SUMMARY: Section.OVERALL, Kind.PARAGRAPH: Section.OTHER}
PARTS_OF = {Section.IN_CARE_AND_LEAVERS: {Section.IN_CARE, Section.CARE_LEAVERS}}


def section_of(heading: str, kind: str) -> str:
    """The section that a heading as printed stands for; where it says nothing, the usual one of the kind."""
    words = " ".join(heading.lower().replace("_", " ").split())
    for section, pattern in PATTERNS:
        if re.search(pattern, words):
            return section
    return DEFAULTS.get(kind, Section.IMPROVE)


def agree(standing: str, read: str, kind: str) -> bool:
    """Whether a standing section is the one read, or a closer one that the heading as printed allows.

    A list of items to improve is about all sections, so a person may name the one that an item is about.
    """
    if standing == read or (kind in ITEM_KINDS and read == Section.IMPROVE):
        return True
    return standing in PARTS_OF.get(read, ())
