"""What differs between the words of a response and those of the report, word by word."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypedDict

from .words import Word, keys_of

KINDS = {"equal": "same", "replace": "changed", "delete": "added", "insert": "left out"}


class Part(TypedDict):
    """Words that stand together: `kind` is same, changed, added (by the response) or left out (of the report)."""

    kind: str
    response: str
    report: str


def compare(one: Sequence[Word], other: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, keys_of(one), keys_of(other), autojunk=False)


def differences(response: str, quoted: Sequence[Word], report: str, printed: Sequence[Word]) -> list[Part]:
    """The quoted words in parts, each beside the report's; empty when all words are the same.

    Capitals, punctuation and the form of apostrophes make no difference.
    """
    codes = compare(quoted, printed).get_opcodes()
    if all(code == "equal" for code, *_ in codes):
        return []
    return [
        Part(kind=KINDS[code], response=_slice(response, quoted[i:j]), report=_slice(report, printed[k:m]))
        for code, i, j, k, m in codes
    ]


def _slice(text: str, words: Sequence[Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""
