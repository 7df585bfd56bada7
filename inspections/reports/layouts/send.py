"""Area SEND inspections since January 2023: an outcome in words, three sections, and tables of what must be done."""

import re
from itertools import takewhile

from inspections.reports.blocks import Block, row_starts, split_block
from inspections.reports.checks import check_periods, published_by_file_name
from inspections.reports.dates import read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector, is_closing
from inspections.reports.front import labelled
from inspections.reports.names import NAME_PART
from inspections.reports.parsed import Kind, ParsedFinding, ParsedInspector, ParsedJudgement

NAME = "send"
DATES, PREVIOUS = r"Inspection dates?", r"Dates? of previous"
AUTHORITY = re.compile(r"inspection of (?:the )?(?P<name>.+?)(?: local area partnership)?$", re.IGNORECASE)
OUTCOMES = {
    "systemic_failings": r"systemic failings",
    "inconsistent": r"inconsistent experiences",
    "positive": r"typically (?:lead|result)s? (?:to|in) positive|positive experiences",
}
SECTIONS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (re.compile(r"inspection outcome"), "headline"),
    (re.compile(r"(?:responsible body )?areas? for priority action"), "priority_action"),
    (re.compile(r"areas? for improvement"), "improvement"),
    (re.compile(r"what is|what does|what has|what are"), "paragraph"),
    (re.compile(r"information about|local area partnership details|inspection team|local authority"), None),
)
COLUMN = 60.0
LONGEST_TEAM = 12
BODY_WORD = (
    r"(?:HMI|OI|Ofsted|CQC|[Ll]ead|[Dd]eputy|[Ii]nspectors?|[Ss]enior|[Cc]hildren[’']s|[Ss]ervices|[Ss]pecialist"
    r"|[Tt]eam)"
)
PERSON = re.compile(
    rf"(?P<name>(?!{BODY_WORD}\b){NAME_PART}(?:\s(?!{BODY_WORD}\b){NAME_PART}){{1,3}}),?\s+"
    rf"(?P<title>{BODY_WORD}\b(?:[,\s]+{BODY_WORD}\b)*)"
)


def matches(document: Document) -> bool:
    return "area send" in document.opening and "local area partnership" in document.opening


def read(document: Document) -> Content:
    content = Content(framework="Area SEND", visit_type="area_send")
    _read_title(document, content)
    content.periods = read_periods(labelled(document.front, (DATES, PREVIOUS, "Inspection outcome")).get(DATES, ""))
    content.inspectors = _team(document)
    content.findings = _findings(document)
    content.judgements = _outcome(content)
    content.published_on = published_by_file_name(document.name, content)
    if not content.inspectors:
        content.note("inspectors_missing", "No names were found under “Inspection team”.")
    check_periods(document, content)
    return content


def _read_title(document: Document, content: Content) -> None:
    lines = re.split(r"\n\s*Inspection dates?\b", document.front, maxsplit=1, flags=re.IGNORECASE)[0]
    title = re.search(r"area send.*", " ".join(lines.split()), re.IGNORECASE)
    content.title = title.group() if title else ""
    named = AUTHORITY.search(content.title)
    content.authority_printed = named["name"] if named else ""


def _outcome(content: Content) -> list[ParsedJudgement]:
    """One of three outcomes, read from the words of the outcome box."""
    box = " ".join(finding.text for finding in content.findings if finding.kind == "headline")
    for outcome, words in OUTCOMES.items():
        if re.search(words, box, re.IGNORECASE):
            return [ParsedJudgement("outcome", outcome)]
    if "monitoring" not in plain(content.title):
        content.note("judgements_missing", "The outcome box says none of the three usual outcomes.", 1)
    return []


def _team(document: Document) -> list[ParsedInspector]:
    """Everyone in the team table, whose two columns the text runs together."""
    printed = document.text_after(r"Inspection team\b", LONGEST_TEAM).split("\n\n")
    table = " ".join(takewhile(lambda text: not is_closing(text), printed))
    text = re.sub(r"(?:Ofsted )?Care Quality Commission", "", " ".join(table.split()))
    people = [(match["name"], match["title"]) for match in PERSON.finditer(text)]
    return [ParsedInspector(name, "lead" if "lead" in title.lower() else "team", title) for name, title in people]


def _findings(document: Document) -> list[ParsedFinding]:
    collector = Collector()
    kind: Kind | None = None
    for block in document.blocks:
        if is_closing(block.text):
            break
        if block.shape == "heading":
            kind = _open(collector, block, kind)
        elif kind in ("priority_action", "improvement"):
            _take_rows(collector, block, kind, document)
        elif kind == "headline":
            _take_outcome(collector, block)
        elif kind:
            _take(collector, block)
    return collector.findings


def _open(collector: Collector, block: Block, kind: Kind | None) -> Kind | None:
    words = plain(block.text)
    found = next((kind for pattern, kind in SECTIONS if pattern.match(words)), kind)
    collector.begin(re.sub(r"^Responsible body ", "", block.text))
    collector.lists = words.startswith("responsible body")
    return found


def _take_outcome(collector: Collector, block: Block) -> None:
    """The outcome is the first paragraph of its box; when the next visit is due is no finding."""
    if not collector.open:
        collector.add("headline", block)


def _take(collector: Collector, block: Block) -> None:
    if block.shape == "dash" and collector.open:
        collector.extend(block)
    else:
        collector.add("paragraph", block)


def _take_rows(collector: Collector, block: Block, kind: Kind, document: Document) -> None:
    """Rows of a table. Where it names the responsible body in a first column, that cell begins a row."""
    if collector.lists:
        _take_cell(collector, block, kind, document)
        return
    for part in split_block(block, row_starts(block), document.mender) if block.shape == "text" else [block]:
        if part.shape in ("bullet", "dash") and collector.open:
            collector.extend(part)
        else:
            collector.add(kind, part, part.number)


def _take_cell(collector: Collector, block: Block, kind: Kind, document: Document) -> None:
    left = min(line.x for line in document.body.lines if line.page == block.page)
    if block.x < left + COLUMN:
        collector.open = False
    elif collector.open:
        collector.extend(block)
    else:
        collector.add(kind, block)
