"""ILACS full inspections, 2018 to today: a title page with dates, inspector and a table of judgements, a summary,
what needs to improve, and sections of paragraphs numbered through the whole report."""

import re
from datetime import date

from inspections.reports.blocks import Block
from inspections.reports.checks import check_numbering, check_periods, published_by_file_name
from inspections.reports.dates import read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector, is_closing
from inspections.reports.grades import canonical, split_heading
from inspections.reports.names import read_people
from inspections.reports.parsed import ParsedFinding, ParsedInspector, ParsedJudgement

NAME = "ilacs"
LONGEST_SHORT_INSPECTION = 5
LONGEST_TITLE = 8
NO_OVERALL_FROM = date(2026, 4, 1)
LONGEST_HEADING = 170
LONGEST_ROW, LONGEST_GRADE = 200, 40
FIELD_END = r"(?=\n\s*(?:Inspection dates?|Lead inspectors?|Judgement|Date of previous)|\Z)"
DATES = re.compile(rf"^\s*Inspection dates?\s*:?\s*(?P<value>.+?){FIELD_END}", re.S | re.M | re.I)
LEAD = re.compile(rf"^\s*Lead inspectors?\s*:?\s*(?P<value>.+?){FIELD_END}", re.S | re.M | re.I)
AUTHORITY = re.compile(
    r"^Inspection of (?:the )?(?P<name>.+?)(?: local authority)?(?:[’']s)? (?:children[’']s (?:social care )?services)",
    re.IGNORECASE,
)
ROW = re.compile(r"The impact of leaders|The experiences and progress of|Overall effectiveness", re.IGNORECASE)
FIRST_GRADE_WORD = re.compile(r"\b(?:outstanding|good|requires|inadequate)\b", re.IGNORECASE)
IMPROVE = re.compile(r"(?:what )?(?:needs to improve|areas? for improvement)")


def matches(document: Document) -> bool:
    opening = document.opening
    named = "inspection of" in opening and "children's" in opening
    return (
        named and "lead inspector" in opening and ("inspection date" in opening or "the impact of leaders" in opening)
    )


def read(document: Document) -> Content:
    content = Content(framework="ILACS")
    _read_title(document, content)
    _read_periods(document, content)
    _read_lead(document, content)
    content.judgements = _table(document, content)
    content.findings = _findings(document, content)
    content.published_on = published_by_file_name(document.name, content)
    check_periods(document, content)
    check_numbering(content)
    return content


def _read_title(document: Document, content: Content) -> None:
    """ "Inspection of X children's services", or the council's name over the subject (2018 to 2020)."""
    lines = re.split(r"\n\s*(?:Inspection dates?|Lead inspector)\b", document.front, maxsplit=1, flags=re.I)[0]
    title = " ".join(" ".join(lines.split("\n")[:LONGEST_TITLE]).split())
    named = AUTHORITY.match(title)
    if named:
        content.title, content.authority_printed = title, named["name"]
        return
    council, subject, rest = title.partition("Inspection of")
    content.authority_printed = council.strip()
    content.title = f"{council.strip()}: {subject}{rest}" if subject else title


def _read_periods(document: Document, content: Content) -> None:
    printed = DATES.search(document.front)
    content.periods = read_periods(printed["value"]) if printed else ()
    days = sum(period.days for period in content.periods)
    if days > 0:
        content.visit_type = "short" if days <= LONGEST_SHORT_INSPECTION else "standard"


def _read_lead(document: Document, content: Content) -> None:
    printed = LEAD.search(document.front)
    people = read_people(printed["value"]) if printed else []
    content.inspectors = [ParsedInspector(name, "lead", title) for name, title in people]
    if len(people) > 1:
        content.note("two_lead_inspectors", f"{len(people)} lead inspectors are printed; all are kept.", 1)
    if not people:
        content.note("lead_inspector_missing", "No name was found after “Lead inspector”.", 1)


def area_of(label: str) -> str | None:
    """The judgement area that a label names, whatever row it stands in."""
    words = plain(label)
    if "overall" in words:
        return "overall"
    if "leaders" in words:
        return "leaders"
    if "help and protection" in words or "need help" in words:
        return "help_and_protection"
    if "in care" in words:
        return "in_care_and_care_leavers" if "leavers" in words else "in_care"
    return "care_leavers" if "leavers" in words else None


def _table(document: Document, content: Content) -> list[ParsedJudgement]:
    """The table of the title page, each grade matched to the label of its own row."""
    text = " ".join(line.text for line in document.body.lines if line.page == 1)
    starts = [match.start() for match in ROW.finditer(text)]
    overall = plain(text).find("overall effectiveness")
    rows = [start for start in starts if overall < 0 or start <= overall]
    judgements: dict[str, str | None] = {}
    for start, end in zip(rows, [*rows, len(text)][1:], strict=True):
        area, grade = _row(text[start:end])
        if area and area not in judgements and grade:
            judgements[area] = grade
    return _checked(judgements, document, content)


def _row(text: str) -> tuple[str | None, str | None]:
    """The area and the grade of one row; the grade may stand between the words of a label broken over two lines."""
    first = FIRST_GRADE_WORD.search(text)
    if first is None:
        return area_of(text), None
    label = text[: first.start()] + text[first.end() : first.end() + 40]
    return area_of(label), canonical(first.group())


def _checked(judgements: dict[str, str | None], document: Document, content: Content) -> list[ParsedJudgement]:
    """The table's grades, compared with those that the headings of the sections repeat."""
    for block in _after_table(document):
        label, grade = split_heading(block.text) if block.shape == "heading" else ("", None)
        area = area_of(label) if grade and ROW.match(label) else None
        if area and area not in judgements:
            judgements[area] = grade
            content.note("grade_from_heading", f"The grade for “{label}” is taken from its heading.", block.page)
        elif area and judgements[area] != grade:
            message = f"The heading says {grade} for “{label}”, the table {judgements[area]}: the table's is kept."
            content.note("grade_conflict", message, block.page)
    for area in ("leaders", "help_and_protection", *_overall(content)):
        if area not in judgements:
            content.note("judgement_missing", f"No grade was found for {area.replace('_', ' ')}.", 1)
    return [ParsedJudgement(area, grade) for area, grade in judgements.items()]


def _overall(content: Content) -> tuple[str, ...]:
    """The overall judgement, which inspections from April 2026 on no longer make."""
    later = bool(content.periods) and content.periods[0].start >= NO_OVERALL_FROM
    return () if later else ("overall",)


def _is_heading(block: Block) -> bool:
    """A heading by its print or, where the print does not tell, by its words."""
    if block.shape == "heading":
        return True
    if block.shape != "text" or len(block.text) > LONGEST_HEADING:
        return False
    graded = ROW.match(block.text) is not None and split_heading(block.text)[1] is not None
    return graded or re.fullmatch(r"(?:what needs to improve|areas for improvement)\W*", plain(block.text)) is not None


def _findings(document: Document, content: Content) -> list[ParsedFinding]:
    collector = Collector()
    part = "title page"
    for block in _after_table(document):
        if is_closing(block.text):
            break
        if _is_heading(block):
            part = _open(collector, block, part)
        else:
            _take(collector, block, part)
    if not any(finding.kind == "improvement" for finding in collector.findings):
        content.note("improvements_missing", "No items under “What needs to improve” were found.")
    return collector.findings


def _open(collector: Collector, block: Block, part: str) -> str:
    """Begins the section of a heading. One of no usual name divides the section that is open."""
    improve = IMPROVE.match(plain(block.text)) is not None
    usual = improve or ROW.match(block.text) is not None
    collector.begin(split_heading(block.text)[0] if usual or not collector.section else None)
    return "improvement" if improve else ("section" if usual else part)


def _after_table(document: Document) -> list[Block]:
    """The blocks from the summary on: those after the last row of the table."""
    rows = [index for index, block in enumerate(document.blocks) if _is_table(block)]
    return document.blocks[rows[-1] + 1 :] if rows else document.blocks


def _is_table(block: Block) -> bool:
    if block.page > 1 or len(block.text) > LONGEST_ROW:
        return False
    label = re.match(r"judgement\b|lead inspector|inspection date|his majesty|her majesty", plain(block.text))
    bare_grade = len(block.text) < LONGEST_GRADE and canonical(block.text) is not None
    return bare_grade or label is not None or (block.shape == "text" and ROW.match(block.text) is not None)


def _take(collector: Collector, block: Block, part: str) -> None:
    if part == "improvement":
        _take_improvement(collector, block)
    elif block.shape == "numbered":
        collector.add("paragraph", block, block.number)
    elif collector.open and collector.has("paragraph"):
        collector.extend(block)
    else:
        collector.add("summary", block)


def _take_improvement(collector: Collector, block: Block) -> None:
    if block.shape == "dash" and collector.has("improvement"):
        collector.extend(block)
    elif block.shape != "text" or not block.text.endswith(":"):
        collector.add("improvement", block)
