"""What a person does to a finding's coding: accept it, or set its assessment and themes."""

from django.utils import timezone

from inspections.models import MOST_THEMES, Assessment, CodedBy, FindingTheme, Theme

from .snapshots import theme_values, write_themes
from .steps import Refused


def accept(step, finding):
    """Confirm the finding with its coding as it stands: what was suggested is now a person's."""
    if not finding.assessment or not finding.theme_rows.exists():
        raise Refused("Choose an assessment and at least one theme first. Drop what is no finding.")
    finding.assessment_by = CodedBy.PERSON
    themes = [{**theme_values(row), "assigned_by": CodedBy.PERSON} for row in finding.theme_rows.all()]
    _mark_reviewed(step, finding)
    finding.save()
    write_themes(finding, themes)
    step.words = f"{name_of(finding)} accepted"


def assess(step, finding, assessment):
    """Set the assessment."""
    finding.assessment, finding.assessment_by, finding.assessment_score = assessment, CodedBy.PERSON, None
    _save(step, finding)
    step.words = f"{name_of(finding)}: {Assessment(assessment).label.lower()}"


def add_theme(step, finding, theme):
    """Put a theme behind those the finding has, as the person's."""
    themes = _themes(finding)
    if theme.pk in (row["theme_id"] for row in themes):
        raise Refused(f"The finding has the theme {theme} already.")
    if len(themes) >= MOST_THEMES:
        raise Refused("A finding has at most three themes. Remove the least central one first.")
    person = {"theme_id": theme.pk, "assigned_by": CodedBy.PERSON, "score": None, "evidence": []}
    _save(step, finding, [*themes, person])
    step.words = f"{name_of(finding)}: {theme} added"


def remove_theme(step, finding, theme):
    """Take a theme away."""
    _save(step, finding, [row for row in _themes(finding) if row["theme_id"] != theme.pk])
    step.words = f"{name_of(finding)}: {theme} removed"


def put_first(step, finding, theme):
    """Make a theme the most central one, which confirms it."""
    themes = _themes(finding)
    first = [{**row, "assigned_by": CodedBy.PERSON} for row in themes if row["theme_id"] == theme.pk]
    _save(step, finding, [*first, *(row for row in themes if row["theme_id"] != theme.pk)])
    step.words = f"{name_of(finding)}: {theme} is the main theme"


def theme_chosen(slug):
    """The theme of a list to choose from, also a retired one that a finding still has."""
    theme = Theme.objects.filter(slug=slug).first()
    if theme is None:
        raise Refused("That theme is not in the codebook any more.")
    return theme


def theme_named(words):
    """The theme a person means: of this name or slug, or the only one with these words in its name."""
    words = words.strip()
    themes = Theme.objects.in_use()
    exact = themes.filter(name__iexact=words) | themes.filter(slug=words)
    if theme := exact.first():
        return theme
    like = list(themes.filter(name__icontains=words)[:4]) if words else []
    if len(like) == 1:
        return like[0]
    if like:
        raise Refused(f"Which theme is meant by “{words}”: {', '.join(map(str, like))}?")
    raise Refused(f"No theme is called “{words}”." if words else "Type the name of a theme.")


def name_of(finding):
    """Such as "Paragraph 7"."""
    return f"{finding.reference[:1].upper()}{finding.reference[1:]}"


def _themes(finding):
    return [theme_values(row) for row in finding.theme_rows.all()]


def _save(step, finding, themes=None):
    """Save a changed coding. It is reviewed once nothing in it is a suggestion any more and nothing is missing."""
    if themes is not None:
        write_themes(finding, themes)
    rows = FindingTheme.objects.filter(finding=finding)
    by = {finding.assessment_by, *rows.values_list("assigned_by", flat=True)}
    if by == {CodedBy.PERSON} and rows:
        _mark_reviewed(step, finding)
    elif not rows:
        finding.reviewed_by = finding.reviewed_at = None
    finding.save()


def _mark_reviewed(step, finding):
    finding.reviewed_by, finding.reviewed_at = step.person, timezone.now()
