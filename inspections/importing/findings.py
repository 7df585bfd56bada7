"""The findings of a document written beside, or into, those that a visit already has."""

from collections.abc import Hashable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from inspections.models import ITEM_KINDS, Assessment, CodedBy, Document, Finding, ReviewAction, Section

from .merging import Kept, Key, merge
from .pairing import ReadFinding, by_place, findings_read, pair, parts_of
from .sections import agree

READ_FIELDS = ("reference", "section", "heading", "page", "text")
WRITTEN_FIELDS = (*READ_FIELDS, "order", "document_id")

type Written = dict[str, Any]
"""What a finding has in the fields that an import writes."""

type Base = dict[tuple[str, str], ReadFinding]
"""The findings of the earlier reading, by kind and reference."""


@dataclass
class FindingChanges:
    """What became of a visit's findings.

    `unread` stand and are not in the document; `beside_parts` were added whole beside summaries of their parts.
    """

    added: list[Finding] = field(default_factory=list)
    filled: list[Finding] = field(default_factory=list)
    changed: list[Finding] = field(default_factory=list)
    removed: list[Finding] = field(default_factory=list)
    unread: list[Finding] = field(default_factory=list)
    beside_parts: list[Finding] = field(default_factory=list)
    kept: list[tuple[Finding, Kept]] = field(default_factory=list)


def write_findings(document: Document, reading: dict[str, Any], base_reading: dict[str, Any]) -> FindingChanges:
    """Bring a visit's findings to what was read, keeping what a person or the bundled sample put there.

    `base_reading` is the earlier reading about the same visit, {} where there was none.
    """
    read, base = findings_read(reading), by_place(findings_read(base_reading))
    standing = list(document.visit.findings.prefetch_related("theme_rows").order_by("order", "pk"))
    before = [_written(finding) for finding in standing]
    changes = FindingChanges()
    if read:
        pairing = pair(standing, base, read)
        for finding, row in pairing.pairs:
            _take(finding, row, base, changes)
            finding.document = document
        parts = parts_of(pairing.unread, read)
        _add(document, pairing.new, parts, changes)
        _part_with([finding for finding in pairing.unread if finding not in parts], base, changes)
        present = [*(finding for finding, _ in pairing.pairs), *changes.added]
        _make_references_distinct(present, changes.unread)
        _put_in_order(present, parts, changes.unread)
    _save(document, changes, list(zip(standing, before, strict=True)))
    return changes


def _take(finding: Finding, row: ReadFinding, base: Base, changes: FindingChanges) -> None:
    """Merge what was read into a finding that stands."""
    earlier = base.get((finding.kind, finding.reference))
    read = _values(row)
    is_our_own = earlier is not None and earlier.section == finding.section
    if not is_our_own and agree(finding.section, row.section, row.kind):
        read["section",] = finding.section
    standing = _values(finding)
    merged = merge(standing, _values(earlier) if earlier else {}, read)
    for (name,), value in merged.values.items():
        setattr(finding, name, value)
    finding.order = row.order
    changes.kept += [(finding, kept) for kept in merged.kept]
    if not standing["text",]:
        changes.filled.append(finding)
    elif any(value != standing.get(key) for key, value in merged.values.items()):
        changes.changed.append(finding)


def _new(document: Document, row: ReadFinding) -> Finding:
    """A finding as read, a draft where its visit is public already.

    Items to improve are needs-improvement by their place (coding guide, B), which a person has yet to confirm.
    """
    visit = document.visit
    finding = Finding(visit=visit, document=document, is_draft=visit.is_published, **asdict(row))
    if row.kind in ITEM_KINDS:
        finding.assessment, finding.assessment_by = Assessment.NEEDS_IMPROVEMENT, CodedBy.MACHINE
    return finding


def _add(
    document: Document, rows: list[ReadFinding], parts: dict[Finding, ReadFinding], changes: FindingChanges
) -> None:
    """Add what is new. What a person dropped, joined to another or split into parts that have its text stays so."""
    split = {row for finding, row in parts.items() if finding.text}
    put_aside = ReviewAction.objects.filter(visit=document.visit).put_aside()
    new = [row for row in rows if row not in split and (row.kind, row.reference) not in put_aside]
    changes.added = [_new(document, row) for row in new]
    summarised = {(row.kind, row.reference) for row in parts.values()}
    changes.beside_parts = [f for f in changes.added if (f.kind, f.reference) in summarised]


def _part_with(findings: Iterable[Finding], base: Base, changes: FindingChanges) -> None:
    """Remove findings that are not read any more where nobody touched them."""
    for finding in findings:
        (changes.removed if _is_untouched(finding, base) else changes.unread).append(finding)


def _put_in_order(read: Iterable[Finding], parts: dict[Finding, ReadFinding], unread: list[Finding]) -> None:
    """Number findings in the order of the document, parts behind their paragraph, those not in it at the end."""
    places = [(finding.order, "", finding) for finding in read]
    places += [(row.order, finding.reference, finding) for finding, row in parts.items()]
    in_place = [finding for *_, finding in sorted(places, key=lambda place: place[:2])]
    for order, finding in enumerate([*in_place, *unread], start=1):
        finding.order = order


def _is_untouched(finding: Finding, base: Base) -> bool:
    """Whether a finding that is not public is just as the earlier reading left it, and coded by no person."""
    earlier = base.get((finding.kind, finding.reference))
    is_public = finding.visit.is_published and not finding.is_draft
    if is_public or finding.summary or not earlier:
        return False
    coders = [finding.assessment_by, *(row.assigned_by for row in finding.theme_rows.all())]
    return _values(finding) == _values(earlier) and CodedBy.PERSON not in coders


def _values(finding: Finding | ReadFinding) -> dict[Key, Hashable]:
    """The fields that a reading gives, for merging. The section "other" says as little as no value."""
    values = {(name,): getattr(finding, name) or None for name in READ_FIELDS}
    return values | ({("section",): None} if finding.section == Section.OTHER else {})


def _written(finding: Finding) -> Written:
    return {name: getattr(finding, name) for name in WRITTEN_FIELDS}


def _make_references_distinct(read: Iterable[Finding], unread: Iterable[Finding]) -> None:
    """Give way where a kept finding still has a reference that now means another one."""
    taken: set[tuple[str, str]] = set()
    for mark, findings in (("", read), ("earlier reading", unread)):
        for finding in findings:
            finding.reference = _free_reference(finding, taken, mark)
            taken.add((finding.kind, finding.reference))


def _free_reference(finding: Finding, taken: set[tuple[str, str]], mark: str) -> str:
    reference, number = finding.reference, 1
    while (finding.kind, reference) in taken:
        number += 1
        suffix = mark if mark and number == 2 else f"{mark} {number}".strip()
        reference = f"{finding.reference[:35]} ({suffix})"
    return reference


def _save(document: Document, changes: FindingChanges, before: list[tuple[Finding, Written]]) -> None:
    reason = f"Imported from {document.file_name}"[:100]
    differing = [(finding, names) for finding, earlier in before if (names := _differing(finding, earlier))]
    for finding in changes.removed:
        finding.delete()
    if differing:
        _save_changed(differing, reason)
    bulk_create_with_history(changes.added, Finding, default_change_reason=reason)


def _save_changed(differing: list[tuple[Finding, set[str]]], reason: str) -> None:
    """Write the fields that differ: each takes its time for every finding, and often it is the document alone."""
    # References move among the findings of a visit, and each must be its own at every moment.
    moved = [finding.pk for finding, names in differing if "reference" in names]
    Finding.objects.filter(pk__in=moved).update(reference=Concat(Value("~"), Cast("pk", CharField())))
    findings, fields = [finding for finding, _ in differing], set().union(*(names for _, names in differing))
    bulk_update_with_history(findings, Finding, sorted(fields), default_change_reason=reason, batch_size=200)


def _differing(finding: Finding, before: Written) -> set[str]:
    return {name.removesuffix("_id") for name, value in _written(finding).items() if value != before[name]}
