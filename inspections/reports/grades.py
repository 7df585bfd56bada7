"""Grades as printed become canonical words; headings are parted from the grade they end with."""

import re

GRADE = r"outstanding|good|requires? improvement(?: to be good)?|inadequate|adequate"
GRADE_WORD = re.compile(rf"\b(?:{GRADE})\b", re.IGNORECASE)
GRADED_HEADING = re.compile(
    rf"^(?P<label>.+?)[\s:\u2013\u2014-]*(?:\b(?:is|are|:|that it is|that it)\b[\s:]*)*\b(?P<grade>{GRADE})\s*\.?$",
    re.IGNORECASE,
)


def canonical(printed: str) -> str | None:
    """outstanding, good, requires_improvement or inadequate; None for a text without a grade.

    "Requires improvement to be good" is no "good", so the words are looked for in this order.
    """
    text = " ".join(printed.lower().split())
    if re.search(r"\brequires?\b", text):
        return "requires_improvement"
    for word in ("inadequate", "outstanding", "good"):
        if re.search(rf"\b{word}\b", text):
            return word
    return None


BROKEN_GRADE = re.compile(r"\brequires? improvement\b(?P<between>.*?)(?:\bto be(?: good)?\b)?[\s.:]*$", re.IGNORECASE)


def split_heading(heading: str) -> tuple[str, str | None]:
    """The heading without its grade, and the canonical grade or None.

    In tables the words of a grade may stand between those of the heading's lines.
    """
    broken = BROKEN_GRADE.search(heading)
    if broken and broken["between"].strip():
        label = f"{heading[: broken.start()]}{broken['between']}"
        return " ".join(label.split()).strip(" :"), "requires_improvement"
    match = GRADED_HEADING.match(heading.strip())
    if not match:
        return heading.strip().rstrip(":").strip(), None
    return match["label"].strip(" :\u2013\u2014-"), canonical(match["grade"])
