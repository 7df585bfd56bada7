"""A response as published becomes its kind, title, date and statements. What is not there is left empty."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspections.reports.dates import read_date
from inspections.reports.names import NAME_PART

FURNITURE = re.compile(r"^(?:skip to (?:main )?content|home|menu|search|news|share|print|cookies?)\b.{0,30}$", re.I)
PUBLISHED = re.compile(
    r"^(?:last )?(?:published|posted|updated|date|press release)\b[^\d]{0,30}\d.*20\d\d", re.IGNORECASE
)
ONLY_A_DATE = re.compile(r"^(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+20\d\d$|^\d\d?/\d\d?/20\d\d$")
LONG_LINE = 60
FRONT_LINES = 8
"""Lines among which a date stands for the publication."""

KINDS = (
    ("written_statement", re.compile(r"\bwritten statement of action\b", re.IGNORECASE)),
    ("action_plan", re.compile(r"\b(?:action|improvement) plan\b", re.IGNORECASE)),
)
HONORIFIC = r"(?:(?:Councillor|Cllr|Cabinet Member|Dr|Mrs?|Ms|Miss|Sir|Dame|Lord|Baroness|Professor)\.?\s+)*"
HONORIFIC_START = re.compile(rf"^{HONORIFIC}")
SPEAKER = rf"(?P<speaker>{HONORIFIC}{NAME_PART}(?:\s+{NAME_PART}){{1,4}})"
SAYS = r"(?:said|says|commented|added|explained|responded|told us|stated)"
LEAD_IN = r"\W*(?:[^.:“\"]{0,80}, )?"
BEFORE = re.compile(rf"^{LEAD_IN}{SPEAKER}(?:,\s*(?P<role>[^:“\"]+?))?,?\s+(?:has |also )*{SAYS}\s*:\s*(?P<words>.*)$")
AFTER = re.compile(
    rf"^(?P<words>[“\"].+?[”\"]),?\s+(?:{SAYS}\s+{SPEAKER}|{SPEAKER.replace('speaker', 'other')}\s+{SAYS})"
    r"(?:,\s*(?P<role>[^.]+))?\.?$"
)
ENDS = re.compile(
    r"^(?:ends?$|notes? (?:to|for) editors|for (?:more|further) information|read (?:the full|more)|the full report|"
    r"contact|media enquiries|ofsted is the|background)",
    re.IGNORECASE,
)
MARKS = "“”\"' "


@dataclass(frozen=True)
class Said:
    """What one person said, paragraphs apart by an empty line, and in what role."""

    speaker: str
    role: str
    text: str


@dataclass(frozen=True)
class ResponseText:
    """A response as read: `text` is all of it, one paragraph a line and an empty line between them."""

    kind: str
    title: str
    published_on: date | None
    statements: tuple[Said, ...]
    text: str


def read_response(text: str) -> ResponseText:
    """What a response says of itself. The kind is a statement where neither title nor opening names another."""
    lines = [line for line in paragraphs(text) if not FURNITURE.match(line)]
    front = lines[:FRONT_LINES]
    return ResponseText(
        kind=next((kind for kind, words in KINDS if any(words.search(line) for line in front[:1])), "statement"),
        title=next((line for line in front if not _is_date(line)), "")[:300],
        published_on=_published(front),
        statements=tuple(_statements(lines[1:])),
        text="\n\n".join(lines),
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line. Lines that run on into the next are joined."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\0", "").replace("\f", "\n\n"))
    return [line for block in blocks for line in _unwrapped(block)]


def _unwrapped(block: str) -> list[str]:
    """A line that ends without punctuation runs on, if it is long or a small letter follows."""
    lines: list[str] = []
    for line in (" ".join(line.split()) for line in block.split("\n")):
        if lines and lines[-1][-1] not in ".:!?" and (line[:1].islower() or len(lines[-1]) > LONG_LINE):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return lines


def _is_date(line: str) -> bool:
    return PUBLISHED.match(line) is not None or ONLY_A_DATE.match(line) is not None


def _published(front: Sequence[str]) -> date | None:
    return next((day for line in front if _is_date(line) and (day := read_date(line))), None)


def _statements(lines: Sequence[str]) -> Iterator[Said]:
    """Each statement goes on until somebody else speaks, its quotation marks close, or the notes begin."""
    speaker, role = "", ""
    said: list[str] = []
    for line in lines:
        before, after = BEFORE.match(line), AFTER.match(line)
        if before or after or ENDS.match(line) or _is_closed(said):
            yield from _said(speaker, role, said)
            speaker, role, said = "", "", []
        if before:
            speaker, role, said = before["speaker"], before["role"] or "", [before["words"]]
        elif after:
            yield from _said(after["speaker"] or after["other"], after["role"] or "", [after["words"]])
        elif speaker:
            said.append(line)
    yield from _said(speaker, role, said)


def _is_closed(said: Sequence[str]) -> bool:
    words = [line for line in said if line]
    return bool(words) and words[0][0] in '“"' and words[-1][-1] in '”"'


def _said(speaker: str, role: str, said: Sequence[str]) -> Iterator[Said]:
    text = "\n\n".join(line.strip(MARKS) if line[0] in '“"' else line for line in said if line.strip())
    if speaker and text:
        yield Said(speaker[:100], role.strip(" ,")[:200], text.rstrip(","))
