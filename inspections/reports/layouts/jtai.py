"""Joint targeted area inspections, 2016 to today: a letter of four inspectorates to the leaders of an area."""

import re

from inspections.reports.blocks import Block
from inspections.reports.checks import check_file_name_date, check_periods, published_by_file_name
from inspections.reports.correspondence import Letter, is_heading, read_addressees, read_letter, section_name
from inspections.reports.dates import read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector
from inspections.reports.parsed import Kind, ParsedFinding

NAME = "jtai"
JOINT = "joint targeted area inspection"
PLACE = re.compile(r"\b(?:of|in) (?:the )?(?P<name>(?:(?:London|Royal) Borough of )?[A-Z][^.]{0,150}?)\.?$")
RESPONSE = re.compile(
    r"(?:multi-agency |agencies[’'] )?response to (?:the )?(?P<topic>[^.]{1,300}?)"
    r"(?: in (?:the )?(?:(?:London|Royal) Borough|City|County)? ?(?:of )?[A-Z][^.]*)?(?=\.|$)"
)
DEEP_DIVE = re.compile(
    r"deep[ -]dive[’']? (?:focus )?(?:on|into) (?:the )?(?:(?:multi-agency )?response to )?(?P<topic>[^.]+)"
)
EVERY_TOPIC = "abuse and neglect"
INTRODUCTION = re.compile(
    r"between .{5,60}, ofsted|this letter|this inspection|(?:this|the) joint targeted|the inspectorates|in this letter"
)
PRIORITY = re.compile(r"areas? for priority action")
NEEDS = (
    r"what (?:do(?:es)? )?(?:the )?(?:(?:local |safeguarding )*(?:partners(?:hip)?|agencies|area) )?needs? to improve"
)
IMPROVE = re.compile(rf"{NEEDS}|areas? (?:for|of) (?:improvement|development)")
HEADLINE = re.compile(r"headline findings")
# The signatures stand under the names of the inspectorates.
KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (PRIORITY, "priority_action"),
    (IMPROVE, "improvement"),
    (HEADLINE, "headline"),
)
NO_FINDINGS = re.compile(r"context|next steps|background|ofsted\b|hmi\b|care quality commission|(?:his|her) majesty")
# Headings of the later letters, below which a heading of another name begins a section of its own.
LATER = re.compile(NEEDS)


def matches(document: Document) -> bool:
    return JOINT in document.opening and "dear " in document.opening


def read(document: Document) -> Content:
    letter = read_letter(document)
    content = Content(framework="JTAI", visit_type="jtai", title=letter.subject, published_on=letter.dated)
    place = PLACE.search(re.sub(r"(?i)^.*joint targeted area inspection", "", letter.subject))
    content.authority_printed = _last_place(place["name"]) if place else ""
    content.addressee = read_addressees(letter.addressee_lines)
    opening = "\n".join(block.text for block in letter.opening)
    content.topics = _topics(letter.subject, opening)
    _read_periods(opening, content)
    content.findings = _findings(letter)
    if content.published_on is None:
        content.published_on = published_by_file_name(document.name, content)
    if not content.topics:
        content.note("topics_missing", "No sentence says which topic the inspection looked at in depth.", 1)
    check_file_name_date(document.name, content)
    check_periods(document, content)
    return content


def _last_place(name: str) -> str:
    """The name after the last "in": "the response to neglect in Sefton" names Sefton."""
    return re.split(r"\bin (?:the )?(?=[A-Z])", name)[-1]


def _topics(subject: str, opening: str) -> list[str]:
    """The topic of the title or of the first sentence or, where these say "abuse and neglect", of the deep dive."""
    for pattern, text in ((RESPONSE, subject), (RESPONSE, opening.split("\n")[0]), (DEEP_DIVE, opening)):
        for match in pattern.finditer(text):
            topic = " ".join(match["topic"].split())
            if EVERY_TOPIC not in topic and not topic.startswith("children with"):
                return [topic]
    return []


def _read_periods(opening: str, content: Content) -> None:
    for sentence in re.findall(r"[^.\n]+", opening):
        if not content.periods and re.search(r"inspection", sentence):
            content.periods = read_periods(sentence, content.published_on)


def _findings(letter: Letter) -> list[ParsedFinding]:
    collector = Collector()
    for block in letter.opening:
        if not INTRODUCTION.match(plain(block.text)):
            collector.add("summary", block)
    kind: Kind | None = None
    later = any(LATER.match(plain(block.text)) for block in letter.sections)
    for position, block in enumerate(letter.sections):
        if is_heading(block, letter.sections[position + 1 :]):
            kind = _kind_of(plain(block.text), kind, later)
            collector.begin(section_name(block))
        elif kind:
            _take(collector, block, kind)
    return collector.findings


def _kind_of(heading: str, kind: Kind | None, later: bool) -> Kind | None:
    """The kind of finding under a heading. In letters up to 2020 unknown headings divide the areas for improvement."""
    if NO_FINDINGS.match(heading):
        return None
    for pattern, found in KINDS:
        if pattern.match(heading):
            return found
    known = re.match(r"(?:key )?strengths|main findings|.*\b(?:case|practice) study|places and spaces", heading)
    return kind if kind in ("improvement", "priority_action") and not known and not later else "paragraph"


def _take(collector: Collector, block: Block, kind: Kind) -> None:
    item = kind in ("improvement", "priority_action")
    if (block.shape == "dash" and collector.open) or (item and block.shape == "text" and collector.open):
        collector.extend(block)
    elif item and block.text.endswith(":") and block.shape == "text":
        return
    else:
        collector.add(kind, block, block.number)
