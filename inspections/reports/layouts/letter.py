"""Letters on visits without grades: focused visits, monitoring visits and the Covid-19 assurance visits of 2020-21."""

import re

from inspections.reports.blocks import Block
from inspections.reports.checks import check_file_name_date, check_periods, published_by_file_name
from inspections.reports.correspondence import Letter, is_heading, read_addressee, read_letter, section_name
from inspections.reports.dates import read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector, is_closing
from inspections.reports.names import read_people
from inspections.reports.parsed import Kind, ParsedFinding, ParsedInspector
from inspections.reports.topics import read_topics

NAME = "letter"
ILACS_BEGAN = 2018
VISIT = r"(?:focus+ed|monitoring|assurance|covid-19 assurance|interim) visit"
# What stands between is bounded, or a long line that begins the same way again and again would take minutes.
PLACE = re.compile(
    rf"{VISIT} (?:to|of|at) (?:the )?(?P<name>.{{1,150}}?)(?:[’']s)?(?: local authority)?(?:[’']s)? "
    r"(?:children[’']s|services)",
    re.IGNORECASE,
)
KIND = re.compile(
    r"(?:\A|^.*findings of (?:the|a|our) (?:\w+ )?)(?:ofsted )?(?P<kind>focus+ed|monitoring) visit", re.I | re.M
)
# What follows these words dates an earlier event.
EARLIER = re.compile(r"\b(?:since|following|after|judged|published)\b")
SENTENCE = re.compile(r"[^.\n]+")
NAMED = re.compile(r"\binspectors?\b.{0,300}?\b(?:was|were|by|are)\b:?\s*(?P<people>.+)", re.IGNORECASE)
CARRIED_OUT = re.compile(r"(?:carried out|conducted|led) by (?P<people>.+)", re.IGNORECASE)
HEADLINE = re.compile(r"headline|overview|summary of findings|key findings")
IMPROVE = re.compile(r"what (?:does the .{2,40} )?needs? to improve|areas? (?:for|of) (?:improvement|development)")
PRIORITY = re.compile(r"areas? (?:for|of) priority action")
SIGNED_TITLE = re.compile(r"\b(?:(?:His|Her) Majesty|HMI\b|Ofsted\b|Senior\b|National Director|Regional Director)")
LONGEST_SIGNATURE = 150
DIRECTOR = re.compile(r"\b(?:National|Regional|Deputy) Director\b|\bChief Inspector\b")
GREETING = re.compile(r"^Yours \w+,?\s*")
INTRODUCTION = re.compile(r"inspectors? (?:looked at|were|for this visit)|this visit was carried out")
COVERED = re.compile(r"areas covered by the visit")
NO_FINDINGS = re.compile(r"areas covered by the visit|background|next steps|context")


def matches(document: Document) -> bool:
    opening = document.opening
    return "dear " in opening and re.search(VISIT, opening) is not None and "children's" in opening


def read(document: Document) -> Content:
    letter = read_letter(document)
    opening = "\n".join(block.text for block in letter.opening)
    content = Content(title=letter.subject, published_on=letter.dated)
    content.addressee = read_addressee(letter.addressee_lines)
    content.authority_printed = _place(letter.subject) or _place(opening)
    content.visit_type = "monitoring_visit" if "monitoring visit" in plain(letter.subject) else "focused_visit"
    content.topics = read_topics(f"{opening}\n{_covered(letter)}")
    _compare(letter.subject, opening, content)
    _read_periods(opening, content)
    _read_framework(opening, content)
    _read_inspectors(opening, letter.signature, content)
    content.findings = _findings(letter, content)
    _check(document, content)
    return content


def _place(text: str) -> str:
    match = PLACE.search(text)
    return match["name"] if match else ""


def _compare(subject: str, opening: str, content: Content) -> None:
    """The subject line and the opening should tell of the same visit."""
    named, told = plain(_place(subject)), plain(_place(opening))
    if named and told and named not in told and told not in named:
        message = f"The subject names “{_place(subject)}”, the opening “{_place(opening)}”: the subject's is kept."
        content.note("authority_conflict", message, 1)
    kinds = [match["kind"].lower() for text in (subject, opening) if (match := KIND.search(text))]
    if len(kinds) > 1 and kinds[0][0] != kinds[1][0]:
        message = f"The subject says {kinds[0]} visit, the opening {kinds[1]} visit: the subject's is kept."
        content.note("visit_type_conflict", message, 1)


def _covered(letter: Letter) -> str:
    """What a monitoring visit says under "Areas covered by the visit"."""
    under = ""
    words: list[str] = []
    for block in letter.sections:
        if block.shape == "heading" or COVERED.match(plain(block.text)):
            under = plain(block.text)
        elif COVERED.match(under):
            words.append(f"{block.text.rstrip('.;')};" if block.shape in ("bullet", "dash") else block.text)
    return " ".join(words)


def _read_periods(opening: str, content: Content) -> None:
    for sentence in SENTENCE.findall(opening):
        if re.search(r"\b(?:visit|site|letter)\b", sentence) and not content.periods:
            content.periods = read_periods(EARLIER.split(sentence)[0], content.published_on)


def _read_framework(opening: str, content: Content) -> None:
    """Monitoring visits of 2016 and 2017 still followed an inspection under the single inspection framework."""
    named = "ilacs" in plain(opening) or "inspection of local authority children" in plain(opening)
    before = bool(content.periods) and content.periods[0].start.year < ILACS_BEGAN
    content.framework = "SIF" if before and not named else "ILACS"


def _read_inspectors(opening: str, signature: str, content: Content) -> None:
    """Those named in the opening; the one who signed leads, since letters name no lead."""
    people = _named(opening)
    signed = [name for name, _ in read_people(_signed(signature))]
    titles = dict(read_people(GREETING.sub("", signature)))
    if signed and signed[0] not in dict(people):
        people.insert(0, (signed[0], titles.get(signed[0], "")))
    lead = signed[0] if signed else None
    content.inspectors = [
        ParsedInspector(name, "lead" if name == lead else "team", title or titles.get(name, ""))
        for name, title in people
    ]
    if lead:
        message = f"The letter names no lead inspector; {lead}, who signed it, is taken for the lead."
        content.note("lead_from_signature", message)
    elif people:
        content.note("lead_inspector_missing", "No inspector signed the letter, and it names no lead inspector.")
    else:
        content.note("inspectors_missing", "No inspectors were found in the opening or the signature.")


def _named(opening: str) -> list[tuple[str, str]]:
    """Everyone whom the opening's sentences on inspectors name, with their titles."""
    people: dict[str, str] = {}
    for sentence in SENTENCE.findall(opening):
        match = NAMED.search(sentence) or CARRIED_OUT.search(sentence)
        if match:
            people = dict(read_people(match["people"], _title_before(sentence[: match.start("people")]))) | people
    return list(people.items())


def _title_before(text: str) -> str:
    """ "Her Majesty's Inspectors for this visit were ..." titles them all."""
    match = re.search(r"(?:His|Her) Majesty[’']?s[’']? Inspector", text, re.IGNORECASE)
    return match.group() if match else ""


def _signed(signature: str) -> str:
    """The words after the greeting, up to the title; none where a director signed, who was not on the visit."""
    if DIRECTOR.search(signature[:LONGEST_SIGNATURE]):
        return ""
    words = GREETING.sub("", signature)
    return SIGNED_TITLE.split(words)[0]


def _findings(letter: Letter, content: Content) -> list[ParsedFinding]:
    collector = Collector()
    kind: Kind | None = "paragraph"
    for position, block in enumerate(letter.sections):
        if is_closing(block.text):
            break
        if is_heading(block, letter.sections[position + 1 :]):
            collector.section = section_name(block)
            kind = _kind_of(plain(block.text))
        elif kind:
            _take(collector, block, kind)
    if not collector.findings:
        _without_headings(letter, collector, content)
    return collector.findings


def _kind_of(heading: str) -> Kind | None:
    """The kind of finding under a heading; None for sections that hold none."""
    if PRIORITY.match(heading):
        return "priority_action"
    if IMPROVE.match(heading):
        return "improvement"
    if HEADLINE.match(heading):
        return "headline"
    return None if NO_FINDINGS.match(heading) else "paragraph"


def _take(collector: Collector, block: Block, kind: Kind) -> None:
    listed = block.shape in ("bullet", "dash")
    open_list = collector.has(kind) and collector.findings[-1].text.endswith(":")
    if block.shape == "dash" and collector.has(kind):
        collector.extend(block)
    elif kind in ("improvement", "priority_action"):
        if listed or not block.text.endswith(":"):
            collector.add(kind, block)
    elif listed and (open_list or collector.lists):
        collector.lists = True
        collector.extend(block)
    else:
        collector.lists = False
        collector.add(kind, block, block.number)


def _without_headings(letter: Letter, collector: Collector, content: Content) -> None:
    """A letter that prints no headings: every paragraph of it after the first is a finding."""
    for block in letter.opening[1:]:
        if not INTRODUCTION.search(plain(block.text)):
            _take(collector, block, "paragraph")
    content.note("headings_missing", "The letter has no headings; all its paragraphs are taken as findings.")


def _check(document: Document, content: Content) -> None:
    if not content.title:
        content.note("title_missing", "No subject line was found after the salutation.", 1)
    if not content.addressee:
        content.note("addressee_missing", "No addressee was found between the date and the salutation.", 1)
    if content.published_on is None:
        content.published_on = published_by_file_name(document.name, content)
    check_file_name_date(document.name, content)
    check_periods(document, content)
    if not content.topics and content.visit_type == "focused_visit":
        content.note("topics_missing", "No sentence says what the inspectors looked at.", 1)
