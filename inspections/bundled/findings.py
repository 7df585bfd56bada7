"""Findings with their themes."""

from inspections.models import CodedBy, Finding, FindingTheme

from .files import checked, find


def finding_with_themes(row, visit, order, slugs, known):
    """A finding and the rows of its themes, all assigned by a person."""
    columns = ("reference", "kind", "section", "page", "assessment", "summary")
    finding = Finding(visit=visit, order=order, assessment_by=CodedBy.PERSON, **row.only(*columns))
    if not 1 <= len(set(slugs)) == len(slugs) <= 3:
        raise row.wrong("a finding has one to three different themes")
    themes = dict.fromkeys(find(row, known.themes, slug, "theme") for slug in slugs)
    return [
        checked(row, finding),
        *(FindingTheme(finding=finding, theme=theme, rank=rank) for rank, theme in enumerate(themes, start=1)),
    ]
