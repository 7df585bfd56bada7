"""A reading written to the database, all of it or, by the caller's transaction, nothing."""

from dataclasses import dataclass
from typing import Any

from inspections.models import Authority, Document, DocumentProblem, Framework, Visit
from inspections.responses.matching import match_visit
from inspections.suggesting import suggest_codings

from .facts import facts_read, facts_standing, framework_slug, without_unread_grades
from .findings import FindingChanges, write_findings
from .matching import find_visit
from .merging import Kept, Merged, merge
from .problems import problem, problems_of, replace_problems, to_decide
from .results import Counts, ImportRefusedError, ImportResult, Outcome, new_draft_words, updated_words
from .roster import known_inspectors
from .storing import save_reading
from .visits import unknown_judgements, write_facts


@dataclass(frozen=True)
class Source:
    """A file that was read: its reading as parse_report prints it, and the text of its pages."""

    name: str
    reading: dict[str, Any]
    pages: list[str]


def write(document: Document, source: Source) -> ImportResult:
    """Write what was read to the visit it is about: of a known document its own, else one there already or a draft."""
    reading = source.reading
    visit = _locked_visit(document) if document.pk else _visit_for(reading)
    is_new, base = visit.pk is None, _reading_before(document, visit)
    visit._change_reason = f"Imported from {source.name}"[:100]
    strange = unknown_judgements(reading)
    merged = _write_facts(visit, reading, base, strange)
    document.visit = visit
    save_reading(document, reading, source.pages)
    changes = write_findings(document, reading, base)
    suggest_codings([*changes.added, *changes.filled, *changes.changed])
    match_visit(visit)
    problems = problems_of(document, reading, merged.kept, changes, reread=bool(base))
    problems += [problem(document, "unknown_judgement", message) for message in strange.values()]
    replace_problems(document, problems)
    _confirm_second_hand(visit, merged.kept)
    counts = _counts(reading, changes, problems)
    outcome, words = (Outcome.IMPORTED, new_draft_words) if is_new else (Outcome.UPDATED, updated_words)
    return ImportResult(source.name, outcome, words(visit, counts), visit, counts)


def _locked_visit(document: Document) -> Visit:
    return Visit.objects.select_for_update(of=["self"]).select_related("authority").get(pk=document.visit_id)


def _visit_for(reading: dict[str, Any]) -> Visit:
    """The visit there already, or a new draft, unsaved. Imports about one authority wait here for each other."""
    code = reading["authority"]["dfe_code"]
    authority = Authority.objects.select_for_update(no_key=True).get(dfe_code=code)
    visit = find_visit(authority, reading)
    if visit:
        return visit
    framework = framework_slug(reading)
    if not Framework.objects.filter(slug=framework).exists():
        raise ImportRefusedError(
            f"{reading['file']} belongs to the framework “{reading['framework']}”, which is not among the dashboard’s "
            "reference data: load the reference data, then import the file again."
        )
    return Visit(authority=authority, facts_from=Visit.FactsFrom.REPORT)


def _reading_before(document: Document, visit: Visit) -> dict[str, Any]:
    """What was read about the visit last: the document's own earlier reading, or its predecessor's, or nothing."""
    if document.pk:
        return document.reading
    last = visit.documents.first() if visit.pk else None
    return last.reading if last else {}


def _write_facts(visit: Visit, reading: dict[str, Any], base: dict[str, Any], strange: dict[str, str]) -> Merged:
    roster = known_inspectors(person["name"] for source in (reading, base) for person in source.get("inspectors", []))
    standing = facts_standing(visit) if visit.pk else {}
    read = without_unread_grades(facts_read(reading, roster), standing)
    known = {key: value for key, value in read.items() if key[0] != "judgement" or key[1] not in strange}
    merged = merge(standing, facts_read(base, roster), known)
    write_facts(visit, standing, merged.values, reading)
    return merged


def _confirm_second_hand(visit: Visit, kept: list[Kept]) -> None:
    """Facts from a second-hand list are the report's own once nothing in the report speaks against them."""
    if visit.is_second_hand and not kept:
        visit.facts_from, visit.facts_note = Visit.FactsFrom.REPORT, ""
        visit.save()


def _counts(reading: dict[str, Any], changes: FindingChanges, problems: list[DocumentProblem]) -> Counts:
    return Counts(
        findings=len(reading["findings"]),
        added=len(changes.added),
        filled=len(changes.filled),
        changed=len(changes.changed),
        removed=len(changes.removed),
        problems=len(problems),
        to_decide=to_decide(problems),
    )
