"""Suggestions made again, after training or a change of the codebook."""

from django.tasks import task

from inspections.models import Finding, Visit
from inspections.suggesting import suggest_codings

MOST_TOLD = 50
"""Visits that the answer of the task names."""


def suggest_again(visits):
    """(visit, what was Suggested) for each visit with findings that wait for a person. Touches suggestions only."""
    open_ones = Finding.objects.filter(reviewed_at=None).values("visit")
    for visit in visits.filter(pk__in=open_ones).select_related("authority").order_by("pk").iterator(chunk_size=200):
        yield visit, suggest_codings(Finding.objects.filter(visit=visit).prefetch_related("theme_rows"))


def told(visit, done):
    """What changed in a visit, in a sentence."""
    return f"{visit}: {done.changed} of {done.findings} findings have other suggestions now"


@task
def suggest_all_again():
    """Suggest again for all visits. Returns looked_at, changed and the first `visits` that changed, in sentences."""
    looked_at, changed, words = 0, 0, []
    for visit, done in suggest_again(Visit.objects.all()):
        looked_at, changed = looked_at + done.findings, changed + done.changed
        if done.changed and len(words) < MOST_TOLD:
            words.append(told(visit, done))
    return {"looked_at": looked_at, "changed": changed, "visits": words}
