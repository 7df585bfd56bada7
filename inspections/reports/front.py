"""Labelled lines of a title page or a team list: "Inspection dates: ...", "Lead inspector: ..."."""

import re
from collections.abc import Sequence


def labelled(text: str, labels: Sequence[str]) -> dict[str, str]:
    """What follows each label (a pattern) up to the next label or an empty line, by the pattern; blanks single.

    A label stands at the start of a line. Of a label printed twice, the first counts.
    """
    any_label = "|".join(f"(?:{label})" for label in labels)
    starts = list(re.finditer(rf"^[ \t]*(?:{any_label})\s*:?", text, re.IGNORECASE | re.MULTILINE))
    ends = [*(match.start() for match in starts), len(text)][1:]
    found: dict[str, str] = {}
    for match, end in zip(starts, ends, strict=True):
        value = " ".join(text[match.end() : end].split("\n\n")[0].split())
        label = next(label for label in labels if re.match(label, match.group().strip(), re.IGNORECASE))
        found.setdefault(label, value)
    return found
