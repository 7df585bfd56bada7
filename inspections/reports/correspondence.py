"""The parts of a letter: date, addressee, subject line, opening paragraphs, sections, closing and signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspections.reports.blocks import Block, ends_sentence
from inspections.reports.dates import read_date
from inspections.reports.document import Document, plain
from inspections.reports.grades import split_heading
from inspections.reports.names import is_name

LONGEST_HEADING = 90
LONGEST_SUBJECT = 140
# The sender's own address, which may be printed anywhere on the first page.
LETTERHEAD = re.compile(
    r"(?:sent )?(?:by|via) e-?mail|private|confidential|(?:our|your) ref|ofsted$|piccadilly gate|store street|m1 2wd"
    r"|agora$|6 cumberland place|ng1 6hj|aviation house|125 kingsway|wc2b 6se|clive house|70 petty france"
    r"|textphone|t:? ?0300|enquiries@|www\.|direct t|[ef]:? ?\S+@"
)
SECTION = re.compile(
    r"(?:headline findings|overview|main findings|key findings|findings|evaluation of progress|summary of findings"
    r"|areas? (?:for|of) (?:priority action|improvement|development)|what needs to improve|key strengths|strengths"
    r"|context|next steps|the effectiveness of the local area|progress (?:made|against)|areas covered by the visit"
    r"|case study|practice study|background)\b"
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
ORGANISATION = (
    r"(?:(?:London|Royal) Borough of [A-Z][^,\d]*?(?=,|\s\d|$)|City of [A-Z]\w+(?: Council)?"
    r"|(?:[A-Z][\w’'-]+,? (?:and |of |upon |& )?){1,5}?Council)"
)
IN_ONE_LINE = re.compile(
    rf"^(?P<name>\S+(?: \S+){{1,3}}?),? (?P<post>{POST_WORD}(?:(?!Council|\d).)*{POST_END})"
    rf"(?:,? (?P<council>{ORGANISATION})|,? \d|,?$)"
)
STREET = re.compile(
    r"\d|\b(?:Street|Road|House|Hall|Floor|Civic|Centre|Square|Avenue|Lane|Place|Offices?|Building|Quay|Way|Court)\b"
)


@dataclass(frozen=True)
class Letter:
    """`opening` is what stands between the subject and the first section, `sections` all after it, closing left out."""

    dated: date | None
    addressee_lines: Sequence[str]
    subject: str
    opening: Sequence[Block]
    sections: Sequence[Block]
    signature_lines: Sequence[str]

    @property
    def signature(self) -> str:
        return " ".join(self.signature_lines)


def read_letter(document: Document) -> Letter:
    blocks = document.blocks
    salutation = next((i for i, block in enumerate(blocks) if plain(block.text).startswith("dear ")), 0)
    head, rest = blocks[:salutation], blocks[salutation + 1 :]
    subject = rest[0].text if rest and _is_subject(rest) else ""
    body = list(rest[1:] if subject else rest)
    signed = next((i for i, block in enumerate(body) if SIGN_OFF.match(plain(block.text))), len(body))
    first = next((i for i in range(signed) if is_heading(body[i], body[i + 1 :])), None)
    # A letter may begin with thanks, which end others: the closing comes after the first section's heading.
    start = 1 if first is None else first
    end = next((i for i in range(start, signed) if CLOSING.match(plain(body[i].text))), signed)
    return Letter(
        dated=read_date(" ".join(block.text for block in head)),
        addressee_lines=_below_date([line.text for block in head for line in block.lines]),
        subject=subject.rstrip(".") if subject else "",
        opening=body[: end if first is None else first],
        sections=[] if first is None else body[first:end],
        signature_lines=[line.text for block in body[signed:] for line in block.lines],
    )


def _is_subject(rest: Sequence[Block]) -> bool:
    named = re.search(r"\b(?:visit|inspection)\b", plain(rest[0].text)) is not None
    return is_heading(rest[0], rest[1:]) or (named and len(rest[0].text) < LONGEST_SUBJECT)


def is_heading(block: Block, following: Sequence[Block]) -> bool:
    """A heading by its print or, in plain text, a short line without a full stop over a paragraph."""
    if block.shape == "heading":
        return True
    if block.shape != "text" or len(block.text) > LONGEST_HEADING:
        return False
    named = SECTION.match(plain(block.text)) is not None
    if block.size and not named:
        return False
    over_text = bool(following) and len(following[0].text) > LONGEST_HEADING
    return not ends_sentence(block.text.rstrip("?:")) and (named or over_text or not following)


def section_name(block: Block) -> str:
    return split_heading(block.text)[0]


def _below_date(lines: Sequence[str]) -> list[str]:
    """The lines of the address: those after the date or, where the date comes last, those before it."""
    dated = next((i for i, line in enumerate(lines) if read_date(line)), -1)
    block = lines[dated + 1 :] or lines[: max(dated, 0)]
    return [line.strip(" ,") for line in block if line.strip(" ,") and not LETTERHEAD.match(plain(line.strip()))]


def read_addressee(block: Sequence[str]) -> str | None:
    """ "Name, post, council" of the lines of one address; street and town are left out."""
    if not block:
        return None
    one_line = IN_ONE_LINE.match(block[0])
    if one_line:
        council = one_line["council"] or next((line for line in block[1:3] if re.match(ORGANISATION, line)), None)
        return ", ".join(part.strip(" ,") for part in (one_line["name"], one_line["post"], council) if part)
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


def read_addressees(lines: Sequence[str]) -> str | None:
    """ "Name, post, organisation; ..." where a letter goes to several people, one to each line or two."""
    people: list[str] = []
    for line in lines:
        name = re.sub(r"\b(?:[A-Z]{2,4}|Dr|Sir|Dame|Cllr)\b\.?", "", line.split(",")[0])
        if people and not (is_name(" ".join(name.split())) and "," in line):
            people[-1] = f"{people[-1]} {line}"
        else:
            people.append(line)
    return "; ".join(dict.fromkeys(people)) or None
