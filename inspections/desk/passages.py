"""What a person does to the passage of a finding: edit, split, join, drop, add."""

import re

from django.db.models import Max

from inspections.models import ITEM_KINDS, MOST_THEMES, Assessment, CodedBy, Finding
from inspections.sources.sheets import sheets_of
from inspections.suggesting import suggest_codings

from .coding import name_of
from .snapshots import make_room, theme_values, write_themes
from .steps import Refused

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SENTENCE = re.compile(r"(?<=[.!?:;])[”’\"')\]]*\s+|\n+")
PART = re.compile(r" \([a-z]\)$")
ENDED = re.compile(r"[.!?:;][”’\"')\]]*$")


def sentences(text):
    """(start, sentence) of each sentence or line of a passage: the places where it can be split without a mouse."""
    starts = [0, *(match.end() for match in SENTENCE.finditer(text) if match.end() < len(text))]
    ends = [*starts[1:], len(text)]
    return [(start, text[start:end].strip()) for start, end in zip(starts, ends, strict=True)]


def edit(step, finding, values):
    """Correct the passage, its kind or its section; evidence of suggestions in other words is void."""
    field = field_of(finding)
    is_reworded = getattr(finding, field) != values["passage"]
    setattr(finding, field, values["passage"])
    finding.kind, finding.section = values["kind"], values["section"]
    finding.reference = free_reference(finding, finding.reference)
    finding.save()
    if is_reworded:
        write_themes(finding, [{**theme_values(row), "evidence": []} for row in finding.theme_rows.all()])
    step.words = f"{name_of(finding)} corrected"


def split(step, finding, at):
    """Part the passage at a character; both parts keep the coding, and are to be reviewed. Returns the second part."""
    field, text = field_of(finding), finding.passage
    first, second = text[:at].rstrip(), text[at:].lstrip()
    if not first or not second:
        raise Refused("Choose a place inside the passage: both parts need words.")
    themes = [theme_values(row) for row in finding.theme_rows.all()]
    whole = PART.sub("", finding.reference)
    part = Finding(**{name: getattr(finding, name) for name in COPIED}, order=finding.order + 1)
    make_room(finding.visit_id, part.order)
    setattr(finding, field, first)
    _to_review(finding)
    if not PART.search(finding.reference):
        finding.reference = _free_part(finding, whole)
    finding.save()
    setattr(part, field, second)
    part.reference = _free_part(part, whole)
    part.page = _page_of(part)
    part._change_reason = step.reason
    part.save()
    write_themes(finding, _within(themes, 0, len(first)))
    write_themes(part, _within(themes, len(text) - len(second), len(text)))
    step.made(part)
    step.words = f"{whole[:1].upper()}{whole[1:]} split into {finding.reference} and {part.reference}"
    return part


COPIED = (
    "visit_id",
    "document_id",
    "kind",
    "section",
    "heading",
    "page",
    "assessment",
    "assessment_by",
    "assessment_score",
    "is_draft",
)


def join(step, first, second):
    """Make two findings one under the first's name, with the themes of both; it is to be reviewed."""
    if (field := field_of(first)) != field_of(second):
        raise Refused("One of these has the inspectors’ text, the other our summary: they cannot be joined.")
    space = "\n" if ENDED.search(first.passage) else " "
    themes = [theme_values(row) for row in first.theme_rows.all()]
    known = {row["theme_id"] for row in themes}
    themes += [theme_values(row) | {"evidence": []} for row in second.theme_rows.all() if row.theme_id not in known]
    setattr(first, field, first.passage + space + second.passage)
    if not first.assessment:
        first.assessment, first.assessment_by = second.assessment, second.assessment_by
    _to_review(first)
    words = f"{name_of(first)} and {second.reference} joined"
    second.delete()
    first.save()
    write_themes(first, themes[:MOST_THEMES])
    step.words = words


def drop(step, finding):
    """Take a finding away; it can be restored from the list of dropped ones."""
    step.words = f"{name_of(finding)} dropped"
    finding.delete()


def add(step, document, values):
    """A new finding with a passage of the document, in the place where the passage stands."""
    finding = Finding(visit=step.visit, document=document, **values)
    finding.reference = free_reference(finding, _next_name(finding))
    finding.order = _place_of(finding)
    if finding.kind in ITEM_KINDS:
        finding.assessment, finding.assessment_by = Assessment.NEEDS_IMPROVEMENT, CodedBy.MACHINE
    make_room(finding.visit_id, finding.order)
    finding._change_reason = step.reason
    finding.save()
    suggest_codings([finding])
    step.made(finding)
    step.words = f"{name_of(finding)} added"
    return finding


def field_of(finding):
    """The field that holds the passage."""
    return "summary" if finding.is_our_summary else "text"


def free_reference(finding, wanted):
    """The reference wanted, with a number behind it where another finding of that kind has it."""
    others = Finding.objects.filter(visit=finding.visit_id, kind=finding.kind).exclude(pk=finding.pk)
    taken = set(others.values_list("reference", flat=True))
    return next(name for name in (wanted, *(f"{wanted[:50]} ({n})" for n in range(2, 1000))) if name not in taken)


def _free_part(finding, whole):
    """Such as "paragraph 7 (b)", which a later reading of the report knows for a part of paragraph 7."""
    others = Finding.objects.filter(visit=finding.visit_id, kind=finding.kind).exclude(pk=finding.pk)
    taken = set(others.values_list("reference", flat=True))
    names = (f"{whole} ({letter})" for letter in LETTERS)
    return next((name for name in names if name not in taken), None) or free_reference(finding, whole)


def _next_name(finding):
    word = finding.kind.replace("_", " ")
    count = Finding.objects.filter(visit=finding.visit_id, kind=finding.kind).count()
    return f"{word} {count + 1}"


def _place_of(finding):
    """Behind the findings of earlier pages and those of its page, which a person can hardly be wrong about."""
    earlier = Finding.objects.filter(visit=finding.visit_id)
    if finding.page:
        earlier = earlier.filter(page__lte=finding.page)
    return (earlier.aggregate(last=Max("order"))["last"] or 0) + 1


def _page_of(part):
    sheets = sheets_of(part)
    return sheets[0].number if sheets and sheets[0].is_found else part.page


def _to_review(finding):
    finding.reviewed_by = finding.reviewed_at = None


def _within(themes, start, end):
    """The themes with their evidence in a part of the passage, counted from the part's beginning."""
    return [
        {**row, "evidence": [[a - start, b - start] for a, b in row["evidence"] if a >= start and b <= end]}
        for row in themes
    ]
