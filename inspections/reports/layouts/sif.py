"""Inspections under the single inspection framework, 2013 to 2018: a title page with graded areas, an executive
summary, recommendations, sections of numbered paragraphs, and a second part on the safeguarding board (LSCB)."""

import re

from inspections.reports.blocks import Block, ends_sentence
from inspections.reports.checks import check_file_name_date, check_numbering, check_periods, published_by_file_name
from inspections.reports.dates import read_date, read_periods
from inspections.reports.document import Content, Document, plain
from inspections.reports.findings import Collector
from inspections.reports.front import labelled
from inspections.reports.grades import canonical, split_heading
from inspections.reports.names import read_people
from inspections.reports.parsed import Kind, ParsedFinding, ParsedInspector, ParsedJudgement

NAME = "sif"
TITLE_END = r"\n\s*Inspection dates?\b"
DATES, PUBLISHED = r"Inspection dates?", r"(?:Report )?published"
SUBJECT = re.compile(r"\b(?:Re-?\s?)?inspection of services", re.IGNORECASE)
LABELS = {
    "help_and_protection": r"children who need help and protection",
    "looked_after_and_permanence": r"children looked after and achieving",
    "adoption": r"adoption performance",
    "care_leavers": r"experiences? and progress of care leavers",
    "leadership_management_governance": r"leadership,? management and\s+governance",
}
GRADE_WORD = re.compile(r"\b(?:outstanding|good|requires?|inadequate)\b", re.IGNORECASE)
OVERALL = (
    re.compile(r"overall judgement (?:is|for)(?: that)?(?P<grade>[^.]{0,60})", re.IGNORECASE),
    re.compile(r"services in .{2,70}?\s(?P<grade>(?:is|are|requires?)\s.{0,40})", re.IGNORECASE),
)
BOARD = re.compile(
    r"(?:safeguarding children[’']?s? board|LSCB|[A-Z]{1,4}SCB)\)? (?P<grade>(?:is |requires? )[^.]{0,40})",
    re.IGNORECASE,
)
BOARD_PART = re.compile(r"(?:section 2:? )?(?:the )?(?:effectiveness of the )?local safeguarding children'?s? board")
SKIPPED = re.compile(
    r"contents|information about|children living in|child protection in|children looked after in|other ofsted"
    r"|other information|previous ofsted|local leadership|additional contextual|the inspection team"
    r"|what the inspection judge?ments mean|summary for children"
)
SUMMARY = re.compile(r"executive summary|summary of (?:key )?findings|summary$")
PRIORITY = re.compile(r"(?:areas? for )?priority (?:and immediate )?action")
IMPROVE = re.compile(r"areas? for improvement|what (?:does|do) the .* need to improve|what needs to improve")
RECOMMEND = re.compile(r"recommendations?$|areas? for recommendation")
FINDINGS = re.compile(
    r"inspection findings|inspection judge?ments? about|key strengths|.*\b(?:strengths|weaknesses)\b|progress since"
    r"|the graded judge?ment"
)
KINDS: tuple[tuple[re.Pattern[str], Kind | None], ...] = (
    (SKIPPED, None),
    (SUMMARY, "summary"),
    (PRIORITY, "priority_action"),
    (IMPROVE, "improvement"),
    (RECOMMEND, "recommendation"),
    (FINDINGS, "paragraph"),
)
ITEMS: tuple[Kind, ...] = ("priority_action", "improvement", "recommendation")
# Headings that do not name a section: those of lower rank, and those of a whole part.
SUBHEADING = re.compile(
    r"summary$|inspection findings$|key judge?ment|section \d|the local authority$|the lscb$|.*\bbecause:?$"
)
SECTION_SIZE = 13.5
LONGEST_SUBHEADING = 80
LONGEST_TEAM = 12
NONE_FOUND = re.compile(r"(?:the inspection did not find any|there (?:are|were) no|no) (?:areas|priority)")
TEAM = (
    r"Lead inspectors?",
    r"Deputy lead inspectors?",
    r"Team inspectors?",
    r"Additional inspectors?",
    r"(?:Social care )?Regulatory inspectors?",
    r"(?:Associate|Seconded|Contracted) inspectors?",
    r"Shadow(?:ing)? inspectors?",
    r"(?:Senior )?data analysts?",
    r"Quality assurance[^:\n]{0,30}",
)
IN_TEAM = TEAM[:6]


def matches(document: Document) -> bool:
    return "inspection of services for children in need of help and protection" in document.opening


def read(document: Document) -> Content:
    content = Content(framework="SIF")
    front = labelled(document.front, (DATES, PUBLISHED, r"Children[’']s services in", r"The overall judgement", r"1\."))
    _read_title(document, content)
    content.periods = read_periods(front.get(DATES, ""))
    content.published_on = read_date(front.get(PUBLISHED, "")) or published_by_file_name(document.name, content)
    content.judgements = _judgements(document, content)
    content.findings = _findings(document)
    _read_team(document, content)
    check_file_name_date(document.name, content)
    check_periods(document, content)
    check_numbering(content, ("paragraph", *ITEMS))
    return content


def _read_title(document: Document, content: Content) -> None:
    title = " ".join(re.split(TITLE_END, document.front, maxsplit=1, flags=re.IGNORECASE)[0].split())
    subject = SUBJECT.search(title)
    council = title[: subject.start()].strip() if subject else title
    content.authority_printed = council
    content.title = f"{council}: {title[subject.start() :]}" if subject else title
    again = re.search(r"\bre-?\s?inspection\b", title, re.IGNORECASE)
    content.visit_type = "reinspection" if again else "single_inspection"


def _judgements(document: Document, content: Content) -> list[ParsedJudgement]:
    """The grades of the title page, each by the label of its own row, and the board's."""
    text = " ".join(line.text for line in document.body.lines if line.page == 1)
    grades: dict[str, str | None] = {"overall": _overall(text)}
    starts = [(m.start(), m.end(), area) for area, label in LABELS.items() if (m := re.search(label, text, re.I))]
    starts.sort()
    ends = [*(start for start, _, _ in starts), len(text)][1:]
    for (_, after, area), end in zip(starts, ends, strict=True):
        word = GRADE_WORD.search(text[after:end])
        grades[area] = canonical(word.group()) if word else None
    if "safeguarding children board" in plain(text):
        grades["lscb"] = _board(document, text)
    _compare(document, grades, content)
    for area in ("overall", *LABELS):
        if not grades.get(area):
            content.note("judgement_missing", f"No grade was found for {area.replace('_', ' ')}.", 1)
    return [ParsedJudgement(area, grade) for area, grade in grades.items()]


def _overall(text: str) -> str | None:
    for pattern in OVERALL:
        match = pattern.search(text)
        word = GRADE_WORD.search(match["grade"]) if match else None
        if word:
            return canonical(word.group())
    return None


def _board(document: Document, text: str) -> str | None:
    """The board's grade: on the title page, or in the heading of the second part."""
    headings = (block.text for block in document.blocks if block.shape == "heading")
    for candidate in (text, *headings):
        match = BOARD.search(candidate)
        if match and canonical(match["grade"]):
            return canonical(match["grade"])
    return None


def _compare(document: Document, grades: dict[str, str | None], content: Content) -> None:
    for block in document.blocks:
        label, grade = split_heading(block.text) if block.shape == "heading" and block.page > 1 else ("", None)
        area = next((area for area, words in LABELS.items() if grade and re.search(words, label, re.I)), None)
        if area and grades.get(area) and grades[area] != grade:
            message = f"The heading says {grade} for “{label}”, the title page {grades[area]}; the latter is kept."
            content.note("grade_conflict", message, block.page)
        elif area and not grades.get(area):
            grades[area] = grade
            content.note("grade_from_heading", f"The grade for “{label}” is taken from its heading.", block.page)


def _findings(document: Document) -> list[ParsedFinding]:
    collector = Collector()
    kind: Kind | None = None
    contents = {block.page for block in document.blocks if plain(block.text) == "contents"}
    for block in document.blocks:
        if block.page == 1 or block.page in contents:
            continue
        if block.shape == "heading" or _is_graded_row(block):
            kind = _open(collector, block, kind)
        elif _is_subheading(block):
            collector.begin()
        else:
            _take(collector, block, kind)
    return collector.findings


def _is_graded_row(block: Block) -> bool:
    """A section's name and grade in a table instead of a heading (2014 and 2015)."""
    if block.shape != "text" or len(block.text) > 140:
        return False
    label, grade = split_heading(block.text)
    return grade is not None and any(re.search(f"{words}(?: permanence)?$", label, re.I) for words in LABELS.values())


def _is_subheading(block: Block) -> bool:
    """A line over a part of a list, printed like the text below it."""
    short = block.shape == "text" and len(block.lines) == 1 and len(block.text) < LONGEST_SUBHEADING
    return short and block.text[:1].isupper() and not ends_sentence(block.text)


def _open(collector: Collector, block: Block, kind: Kind | None) -> Kind | None:
    """Begins the section of a heading; comes back with the kind of finding below it, None where it holds none."""
    words = plain(block.text)
    if BOARD_PART.match(words):
        collector.prefix = "LSCB"
    lower = SUBHEADING.match(words) or (kind == "summary" and not _is_section(block) and not FINDINGS.match(words))
    collector.begin(None if lower and collector.section else split_heading(block.text)[0])
    for pattern, found in KINDS:
        if pattern.match(words):
            return found
    if lower:
        return kind
    return "paragraph" if _is_section(block) else kind


def _is_section(block: Block) -> bool:
    return block.size >= SECTION_SIZE or split_heading(block.text)[1] is not None


def _take(collector: Collector, block: Block, kind: Kind | None) -> None:
    if block.shape == "numbered":
        item = kind in ITEMS and not NONE_FOUND.match(plain(block.text))
        collector.add(kind if item and kind else "paragraph", block, block.number)
        collector.lists = True
    elif kind is None:
        return
    elif collector.open and collector.lists:
        collector.extend(block)
    elif kind in ITEMS:
        if not NONE_FOUND.match(plain(block.text)) and not block.text.endswith(":"):
            collector.add(kind, block)
    else:
        collector.add("summary", block)


def _read_team(document: Document, content: Content) -> None:
    """Lead, deputy and team inspectors; others who came (analysts, shadows, managers of quality) are left out."""
    team = labelled(document.text_after(r"Lead inspectors?\s*:", LONGEST_TEAM), TEAM)
    if not team:
        content.note("lead_inspector_missing", "No line “Lead inspector” was found.")
    for label in IN_TEAM:
        content.inspectors += _people(label, team.get(label, ""))


def _people(label: str, printed: str) -> list[ParsedInspector]:
    if label == TEAM[0]:
        return [ParsedInspector(name, "lead", title) for name, title in read_people(printed)]
    said = {TEAM[1]: "Deputy lead inspector", TEAM[3]: "Additional inspector", TEAM[4]: "Regulatory inspector"}
    people = (
        (name, ", ".join(part for part in (said.get(label), title) if part)) for name, title in read_people(printed)
    )
    return [ParsedInspector(name, "team", title) for name, title in people]
