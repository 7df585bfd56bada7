"""The parts of a letter: date, addressee, subject line, opening paragraphs, sections, closing and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspections.reports.blocks import TERMINAL, Block
from inspections.reports.dates import read_date
from inspections.reports.document import Document, plain
from inspections.reports.grades import split_heading

LONGEST_HEADING = 90
SECTION = re.compile(
    r"(?:headline findings|overview|main findings|key findings|findings|evaluation of progress|summary of findings"
    r"|areas? (?:for|of) (?:priority action|improvement|development)|what needs to improve|key strengths|strengths"
    r"|context|next steps|areas covered by the visit|case study|practice study|background)\b"
)
CLOSING = re.compile(
    r"yours (?:sincerely|faithfully)|ofsted will (?:take|publish|write|continue|share)|i am copying this letter"
    r"|this letter will be (?:published|copied)|we are copying this letter|thank you for|i would like to thank"
    r"|a copy of this letter|a further monitoring visit|the date of the next|the next monitoring visit"
)
SIGN_OFF = re.compile(r"yours (?:sincerely|faithfully)")
POST_WORD = (
    r"(?:Bi-[Bb]orough|Tri-[Bb]orough|Interim|Acting|Executive|Strategic|Corporate|Statutory|Director|Deputy|Assistant"
    r"|Chief|Head|Group|Service|Managing|Operational|Lead|Programme)"
)
POST_END = r"(?:Services|Families|People|Education|Care|Children|Learning|Skills|Officer|Executive|Well-?being|DCS\)?)"
ORGANISATION = r"(?:(?:London|Royal) Borough|City of|County of|(?:[A-Z][\w’'-]+,? (?:and |of |upon |& )?){1,5}?(?:Council|Trust))"
IN_ONE_LINE = re.compile(
    rf"^(?P<name>\S+(?: \S+){{1,3}}?),? (?P<post>{POST_WORD}(?:(?!Council|\d).)*{POST_END})(?:,? (?P<council>{ORGANISATION})|,? \d|,?$)"
)
STREET = re.compile(
    r"\d|\b(?:Street|Road|House|Hall|Floor|Civic|Centre|Square|Avenue|Lane|Place|Offices?|Building|Quay|Way|Court)\b"
)


@dataclass(frozen=True)
class Letter:
    """`opening` is what stands between the subject and the first section, `sections` all after it, closing left out."""

    dated: date | None
    addressee: str | None
    subject: str
    opening: Sequence[Block]
    sections: Sequence[Block]
    signature: str


def read_letter(document: Document) -> Letter:
    blocks = document.blocks
    salutation = next((i for i, block in enumerate(blocks) if plain(block.text).startswith("dear ")), 0)
    head, rest = blocks[:salutation], blocks[salutation + 1 :]
    subject = rest[0].text if rest and is_heading(rest[0], rest[1:]) else ""
    body = list(rest[1:] if subject else rest)
    first = next((i for i, block in enumerate(body) if is_heading(block, body[i + 1 :])), len(body))
    end = next((i for i, block in enumerate(body) if CLOSING.match(plain(block.text))), len(body))
    signed = next((i for i, block in enumerate(body) if SIGN_OFF.match(plain(block.text))), len(body))
    return Letter(
        dated=read_date(" ".join(block.text for block in head)),
        addressee=read_addressee([line.text for block in head for line in block.lines]),
        subject=subject.rstrip(".") if subject else "",
        opening=body[:first],
        sections=body[first:end],
        signature=" ".join(block.text for block in body[signed:]),
    )


def is_heading(block: Block, following: Sequence[Block]) -> bool:
    """A heading by its print or, in plain text, a short line without a full stop over a paragraph."""
    if block.shape == "heading":
        return True
    if block.lines[0].size or block.shape != "text" or len(block.text) > LONGEST_HEADING:
        return False
    named = SECTION.match(plain(block.text)) is not None
    over_text = bool(following) and len(following[0].text) > LONGEST_HEADING
    return not TERMINAL.search(block.text.rstrip("?:")) and (named or over_text or not following)


def section_name(block: Block) -> str:
    return split_heading(block.text)[0]


def read_addressee(lines: Sequence[str]) -> str | None:
    """ "Name, post, council" of the lines after the date; street and town are left out."""
    dated = [i for i, line in enumerate(lines) if read_date(line)]
    block = [line.strip(" ,") for line in lines[dated[0] + 1 if dated else 0 :]]
    block = block or [line.strip(" ,") for line in lines[: dated[0] if dated else 0]]
    if not block:
        return None
    one_line = IN_ONE_LINE.match(block[0])
    if one_line:
        council = one_line["council"] or next((line for line in block[1:3] if re.match(ORGANISATION, line)), None)
        return ", ".join(part for part in (one_line["name"], one_line["post"], council) if part)
    return _from_lines(block)


def _from_lines(block: Sequence[str]) -> str:
    kept = [block[0]]
    for line in block[1:]:
        council = re.match(ORGANISATION, line) is not None
        if STREET.search(line) and not council:
            break
        kept.append(line)
        if council:
            break
    return ", ".join(kept)
