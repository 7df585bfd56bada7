"""What a coder does to their own coding of a finding: every step is saved at once, and seen by nobody else."""

from django.db import transaction
from django.utils import timezone

from inspections.agreement import differences
from inspections.models import CODERS, MOST_THEMES, Assessment, BlindCoding, TwiceCoded

from .coding import theme_chosen, theme_named
from .settling import take_as_agreed
from .steps import Refused

LOCKED = "Both of you have coded this finding: what you said stands. Disagreements are settled by an editor."


@transaction.atomic
def take(coder, key, verb, post):
    """Do a step on the coder's own coding of a finding and return what was done, in words; raises Refused."""
    row = TwiceCoded.objects.standing().select_for_update(of=["self"]).get(double_coding=coder.double_coding_id, pk=key)
    if row.compared_at:
        raise Refused(LOCKED)
    coding, _ = BlindCoding.objects.get_or_create(twice_coded=row, coder=coder)
    words = STEPS[verb](row, coding, post)
    if verb != "finish" and not coding.is_whole:
        coding.finished_at = None
    coding.save()
    if coding.finished_at:
        _compare(row, coder.person)
    return words


def _assess(row, coding, post):
    if post.get("assessment") not in Assessment.values:
        raise Refused("Choose one of the four assessments.")
    coding.assessment = post["assessment"]
    return coding.get_assessment_display()


def _add_theme(row, coding, post):
    theme = theme_named(post.get("theme", ""))
    if theme.pk in coding.themes:
        raise Refused(f"You have named {theme} already.")
    if len(coding.themes) >= MOST_THEMES:
        raise Refused("A finding has at most three themes. Remove the least central one first.")
    coding.themes = [*coding.themes, theme.pk]
    return f"{theme} added"


def _remove_theme(row, coding, post):
    theme = theme_chosen(post.get("theme", ""))
    coding.themes = [key for key in coding.themes if key != theme.pk]
    return f"{theme} removed"


def _put_first(row, coding, post):
    theme = theme_chosen(post.get("theme", ""))
    if theme.pk in coding.themes:
        coding.themes = [theme.pk, *(key for key in coding.themes if key != theme.pk)]
    return f"{theme} is the main theme"


def _finish(row, coding, post):
    if coding.is_empty and row.has_suggestion:
        coding.assessment, coding.themes = row.suggested_assessment, row.suggested_themes
    if not coding.is_whole:
        raise Refused("Choose an assessment and at least one theme first.")
    coding.finished_at = timezone.now()
    return "Coded"


STEPS = {
    "assess": _assess,
    "add-theme": _add_theme,
    "remove-theme": _remove_theme,
    "put-first": _put_first,
    "finish": _finish,
}


def _compare(row, person):
    """Once both have finished a finding, note in what they differ; where they agree it is a person's coding."""
    codings = list(row.codings.filter(finished_at__isnull=False))
    if len(codings) < CODERS:
        return
    first, second = (coding.coding for coding in codings)
    row.compared_at, row.differs_in = timezone.now(), [str(name) for name in differences(first, second)]
    row.save()
    if not row.differs_in:
        take_as_agreed(row, person, first)
