"""Suggestions of the coding engine on findings, wherever no person has coded them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import prefetch_related_objects
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from inspections.codebook.addresses import entries_by_slug
from inspections.coding import UnusableModel, suggest_all
from inspections.models import CodedBy, Finding, FindingTheme, Suggestion, Theme

REASON = "Suggested by the coding engine"


@dataclass(frozen=True)
class Change:
    """A finding with another suggestion now: what was suggested before and after, with scores, in words."""

    finding: Finding
    before: str
    after: str


@dataclass(frozen=True)
class Suggested:
    """How many findings were looked at, and how many of them have another coding now: which, and what changed."""

    findings: int
    changed: int
    changes: tuple[Change, ...] = field(default=(), compare=False)


@transaction.atomic
def suggest_codings(findings: Iterable[Finding]) -> Suggested:
    """Code findings by machine; what a person assessed, themed or reviewed stays as it is.

    Without a usable model nothing is suggested. Findings must have their `theme_rows`, prefetched or not.
    """
    open_ones = [finding for finding in findings if finding.reviewed_at is None]
    prefetch_related_objects(open_ones, "theme_rows")
    try:
        suggestions = list(suggest_all((row.passage, row.section, row.kind) for row in open_ones))
    except UnusableModel:
        return Suggested(0, 0)
    known = entries_by_slug()
    pairs = [(row, _present(suggestion, known)) for row, suggestion in zip(open_ones, suggestions, strict=True)]
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    slugs = {theme.pk: slug for slug, theme in themes.items()}
    before = {row.pk: _in_words(row, row.theme_rows.all(), slugs) for row in open_ones}
    assessed = [finding for finding, suggestion in pairs if _assess(finding, suggestion)]
    themed = [row for finding, suggestion in pairs for row in _theme(finding, suggestion, themes)]
    bulk_update_with_history(
        assessed, Finding, ["assessment", "assessment_by", "assessment_score"], default_change_reason=REASON
    )
    bulk_create_with_history(themed, FindingTheme, default_change_reason=REASON)
    Suggestion.objects.keep(_kept(pairs, themes))
    changed = {row.pk for row in assessed} | {row.finding_id for row in themed}
    changes = _changes([row for row in open_ones if row.pk in changed], themed, before, slugs)
    return Suggested(len(open_ones), len(changed), changes)


def _changes(findings, themed, before, slugs):
    """What changed in findings, given the theme rows that were added."""
    added = defaultdict(list)
    for row in themed:
        added[row.finding_id].append(row)
    return tuple(
        Change(row, before[row.pk], _in_words(row, added.get(row.pk) or row.theme_rows.all(), slugs))
        for row in findings
    )


def _in_words(finding, rows, slugs):
    """A coding with its scores, such as "neglect 0.91; early-help 0.50 | mixed 0.80"."""
    themes = "; ".join(f"{slugs[row.theme_id]} {_score(row.score)}".strip() for row in rows)
    return f"{themes} | {finding.assessment} {_score(finding.assessment_score)}".strip(" |")


def _score(score):
    return "" if score is None else f"{score:.2f}"


def _present(suggestion, known):
    """A suggestion in themes as they are now: merged ones as what they went into, none twice, none that is retired."""
    found = {}
    for row in suggestion.themes:
        theme = known.get(row.slug)
        if theme and not theme.is_retired:
            found.setdefault(theme.slug, row._replace(slug=theme.slug))
    return suggestion._replace(themes=tuple(found.values()))


def _assess(finding, suggestion):
    """Whether the finding's assessment, or how sure it is, is another one now."""
    suggested = suggestion.assessment, CodedBy.MACHINE, suggestion.assessment_score
    before = finding.assessment, finding.assessment_by, finding.assessment_score
    if finding.assessment_by == CodedBy.PERSON or not suggestion.assessment or before == suggested:
        return False
    finding.assessment, finding.assessment_by, finding.assessment_score = suggested
    return True


def _theme(finding, suggestion, themes):
    """The theme rows to add, unsaved; those suggested before are taken away. None where they are the same."""
    standing = list(finding.theme_rows.all())
    wanted = [row for row in suggestion.themes if row.slug in themes]
    if any(row.assigned_by == CodedBy.PERSON for row in standing) or _are_same(standing, wanted, themes):
        return []
    for row in standing:
        row.delete()
    return [
        FindingTheme(
            finding=finding,
            theme=themes[row.slug],
            rank=rank,
            assigned_by=CodedBy.MACHINE,
            score=row.score,
            evidence=[list(span) for span in row.evidence],
        )
        for rank, row in enumerate(wanted, start=1)
    ]


def _kept(pairs, themes):
    """(finding, assessment, theme keys) to compare with what a person will say; not where one has said something."""
    for finding, suggestion in pairs:
        by = {finding.assessment_by, *(row.assigned_by for row in finding.theme_rows.all())}
        if CodedBy.PERSON not in by:
            keys = [themes[row.slug].pk for row in suggestion.themes if row.slug in themes]
            yield finding, suggestion.assessment, keys


def _are_same(standing, wanted, themes):
    before = [(row.theme_id, row.score, row.evidence) for row in standing]
    return before == [(themes[row.slug].pk, row.score, [list(span) for span in row.evidence]) for row in wanted]
