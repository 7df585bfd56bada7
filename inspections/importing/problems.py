"""What a person must settle about a document: what the reader could not read, and where the record says otherwise."""

import textwrap
from collections.abc import Iterable
from typing import Any

from inspections.models import ITEM_KINDS, Coverage, Document, DocumentProblem, Kind

from .facts import in_words, key_in_words
from .findings import FindingChanges
from .merging import Kept

DIFFERS = "differs_from_record"
EDITED = "kept_persons_edit"
BESIDE_PARTS = "beside_parts"
UNCODED = "uncoded"

TOLD_ONLY = {
    "lead_from_signature",
    "grade_from_heading",
    "published_on_from_file_name",
    "page_without_text",
    BESIDE_PARTS,
    UNCODED,
}
"""Problems that say how a value came about, or what is still to be coded; the others wait for a decision."""


def problems_of(
    document: Document, reading: dict[str, Any], facts_kept: Iterable[Kept], changes: FindingChanges, *, reread: bool
) -> list[DocumentProblem]:
    """All problems of a document after its import, unsaved; `reread` says whether there was an earlier reading."""
    code = EDITED if reread else DIFFERS
    problems = [problem(document, row["code"], row["message"], row["page"]) for row in reading.get("problems", [])]
    problems += [problem(document, code, _fact_words(kept)) for kept in facts_kept]
    problems += [problem(document, code, _finding_words(f, kept), f.page) for f, kept in changes.kept]
    problems += [
        problem(document, code, f"{finding.reference.capitalize()} stands, and is not in {document.file_name}.")
        for finding in changes.unread
    ]
    return [*problems, *_beside_parts(document, changes), *_uncoded(document, changes)]


def replace_problems(document: Document, problems: Iterable[DocumentProblem]) -> None:
    """Store the problems of a new reading; one that was there before keeps its code and whether it is settled.

    What is to be coded stays to be coded, although a new reading does not add it again.
    """
    before = {problem.message: problem for problem in document.problems.all()}
    for problem in problems:
        if problem.message in before:
            problem.code, problem.is_settled = before[problem.message].code, before[problem.message].is_settled
    document.problems.exclude(code__in=[BESIDE_PARTS, UNCODED]).delete()
    DocumentProblem.objects.bulk_create(problems)


def to_decide(problems: Iterable[DocumentProblem]) -> int:
    """How many problems wait for a person's decision: what was unread, or is contradicted."""
    return sum(problem.code not in TOLD_ONLY and not problem.is_settled for problem in problems)


def _beside_parts(document: Document, changes: FindingChanges) -> list[DocumentProblem]:
    if not changes.beside_parts:
        return []
    names = ", ".join(finding.reference for finding in changes.beside_parts)
    message = f"Added whole, uncoded, beside coded summaries of their parts: {names}."
    return [problem(document, BESIDE_PARTS, message)]


def _uncoded(document: Document, changes: FindingChanges) -> list[DocumentProblem]:
    """Findings that came uncoded to a visit whose findings of that kind were all coded; its rates miss them."""
    coverage = document.visit.coverage
    counted = {Coverage.NOTHING: (), Coverage.ITEMS: ITEM_KINDS, Coverage.ALL: Kind.values}[coverage]
    return [
        problem(document, UNCODED, f"{finding.reference.capitalize()} is new and has no theme yet.", finding.page)
        for finding in changes.added
        if finding.kind in counted and finding not in changes.beside_parts
    ]


def _fact_words(kept: Kept) -> str:
    standing, read = in_words(kept.key, kept.standing), in_words(kept.key, kept.read)
    return f"{key_in_words(kept.key)}: {standing} stands, the document says {read}."


def _finding_words(finding: Any, kept: Kept) -> str:
    standing, read = (textwrap.shorten(str(value or "nothing"), 400) for value in (kept.standing, kept.read))
    return f"{finding.reference.capitalize()}, {kept.key[0]}: “{standing}” stands, the document says “{read}”."


def problem(document: Document, code: str, message: str, page: int | None = None) -> DocumentProblem:
    return DocumentProblem(document=document, code=code[:60], message=message, page=page)
