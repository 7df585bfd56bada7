"""Letters on joint local area SEND inspections of 2016 to 2022 and on the revisits after them: no outcome in words,
strengths and areas for development by question, and the weaknesses that a written statement of action must answer."""

import re
from collections.abc import Sequence
from itertools import pairwise

from inspections.reports.blocks import Block
from inspections.reports.checks import check_file_name_date, check_periods, published_by_file_name
from inspections.reports.correspondence import Letter, is_heading, read_addressee, read_letter, section_name
from inspections.reports.dates import read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector, is_closing
from inspections.reports.layouts.send import PERSON
from inspections.reports.names import is_name
from inspections.reports.parsed import Kind, ParsedFinding, ParsedInspector

NAME = "send"
SUBJECT = re.compile(r"\barea (?:send|special educational needs)\b.{0,60}?\b(?:inspection|re-?visit)")
PLACE = re.compile(
    r"(?:inspection|visit) (?:in|of|to) (?:the )?(?:local area of )?(?P<name>[A-Z].{1,150}?)(?: local area)?\.?$"
)
AREA = re.compile(r"\bareas? of (?:the )?(?P<name>[A-Z][^,.;]{1,150}?)(?= to (?:judge|decide)\b|[,.;])")
SENTENCE = re.compile(r"[^.\n]+")
STATEMENT = re.compile(r"written statement of action (?:is|was) required|sufficient progress")
WEAKNESSES = re.compile(r"(?:tackle|address|following|areas? of) .*significant (?:weakness|concern)")
TITLE = re.compile(r".*?(?:[Ii]nspector|HMI$)")
# What follows these words dates an earlier event.
EARLIER = re.compile(r"\b(?:to (?:decide|judge)|since|following|issued|detailed)\b")
KINDS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r"areas? (?:for|of) (?:further )?(?:development|improvement)"), "improvement"),
    (re.compile(r"areas? (?:for priority action|of (?:significant|serious) (?:weakness|concern))"), "priority_action"),
    (re.compile(r"next steps|background|context|care quality commission|ofsted\b"), None),
)


def matches(document: Document) -> bool:
    return "dear " in document.opening and SUBJECT.search(document.opening) is not None


def read(document: Document) -> Content:
    letter = read_letter(document)
    opening = "\n".join(block.text for block in letter.opening)
    content = Content(framework="Area SEND", visit_type="area_send", title=letter.subject, published_on=letter.dated)
    place = PLACE.search(letter.subject) or AREA.search(opening)
    content.authority_printed = place["name"] if place else ""
    content.addressee = read_addressee(letter.addressee_lines)
    content.inspectors = _signed(letter.signature_lines)
    _read_periods(opening, content)
    content.findings = _findings(letter)
    _check(document, content)
    return content


def _signed(lines: Sequence[str]) -> list[ParsedInspector]:
    """The inspectors among those who signed, with their titles beside or below; directors of both bodies sign too."""
    people: list[tuple[str, str]] = []
    for above, line in pairwise(("", *lines)):
        titles = [] if "Chief" in line else [title.strip(" ,\t") for title in TITLE.findall(line)]
        beside = [(match["name"], match["title"]) for match in PERSON.finditer(line)] if titles else []
        people += beside or zip(_names(above, len(titles)), titles, strict=False)
    return [ParsedInspector(name, "lead" if "lead" in title.lower() else "team", title) for name, title in people]


def _names(line: str, count: int) -> list[str]:
    """The names on one line; two people's names stand side by side where their signatures do."""
    words = line.split()
    if count > 1 and len(words) == 2 * count:
        return [" ".join(words[start : start + 2]) for start in range(0, len(words), 2)]
    return [line] if count == 1 and is_name(line) else []


def _read_periods(opening: str, content: Content) -> None:
    for sentence in SENTENCE.findall(opening):
        if not content.periods and re.search(r"inspect|visit", sentence):
            content.periods = read_periods(EARLIER.split(sentence)[0], content.published_on)


def _findings(letter: Letter) -> list[ParsedFinding]:
    collector = Collector()
    for block in letter.opening:
        if STATEMENT.search(plain(block.text)):
            collector.add("headline", block)
    kind: Kind | None = "paragraph"
    for position, block in enumerate(letter.sections):
        if is_closing(block.text):
            break
        if is_heading(block, letter.sections[position + 1 :]):
            collector.begin(section_name(block))
            kind = _kind_of(plain(block.text))
        elif kind:
            kind = _take(collector, block, kind)
    return collector.findings


def _kind_of(heading: str) -> Kind | None:
    return next((kind for pattern, kind in KINDS if pattern.match(heading)), "paragraph")


def _take(collector: Collector, block: Block, kind: Kind) -> Kind:
    """Adds the block; comes back with the kind of what follows, since weaknesses are listed below a sentence."""
    if block.shape == "dash" and collector.has(kind):
        collector.extend(block)
        return kind
    if block.shape == "text" and block.text.endswith(":"):
        return "priority_action" if WEAKNESSES.search(plain(block.text)) else kind
    listed = block.shape in ("bullet", "numbered", "dash")
    ended = kind == "priority_action" and not listed and collector.has(kind)
    collector.add("paragraph" if ended else kind, block, block.number)
    return "paragraph" if ended else kind


def _check(document: Document, content: Content) -> None:
    if not content.addressee:
        content.note("addressee_missing", "No addressee was found between the date and the salutation.", 1)
    if not content.inspectors:
        content.note("inspectors_missing", "No inspectors were found among those who signed the letter.")
    if not content.findings:
        content.note("headings_missing", "No findings were found below headings.")
    if content.published_on is None:
        content.published_on = published_by_file_name(document.name, content)
    check_file_name_date(document.name, content)
    check_periods(document, content)
