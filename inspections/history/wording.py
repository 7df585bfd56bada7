"""What differs between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
LONG = 60
"""Characters from which a text is compared by its words; shorter ones are told whole."""
MOST_WORDS = 3000
"""Longer texts are told whole too: comparing takes the square of their length."""
PIECE = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Run:
    """Neighbouring words that stayed, went or came."""

    kind: str
    text: str


def runs(before: str, after: str) -> list[Run]:
    """The words of both texts in their order: those of the one are gone, those of the other new, the rest the same."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    if max(len(before), len(after)) < LONG or max(len(old), len(new)) > MOST_WORDS:
        return _whole(before, after)
    told: list[Run] = []
    for what, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            told.append(Run(SAME, "".join(old[start:stop])))
        else:
            told += _whole("".join(old[start:stop]), "".join(new[new_start:new_stop]))
    return told


def _whole(before: str, after: str) -> list[Run]:
    return [run for run in (Run(GONE, before), Run(NEW, after)) if run.text]
