"""How far a batch of uploaded files has come."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Prefetch

from inspections.importing.results import counted
from inspections.models import Finding, ImportStatus, Visit

WORDS = {
    ImportStatus.IMPORTED: "imported as drafts",
    ImportStatus.UPDATED: "added to visits already there",
    ImportStatus.KNOWN: "already known",
    ImportStatus.NEEDS_PERSON: "to be looked at by a person",
    ImportStatus.FAILED: "failed",
}


FIRST = (ImportStatus.NEEDS_PERSON, ImportStatus.FAILED)
"""What a person has to do something about."""


class Progress:
    """The files of a batch with counts: in the order they came, in the end those first that a person must see to.

    Their visits have has_drafts. Two queries.
    """

    def __init__(self, batch):
        drafts = Finding.objects.drafts().filter(visit=OuterRef("pk"))
        visits = Visit.objects.select_related("authority").annotate(has_drafts=Exists(drafts))
        self.items = list(batch.items.prefetch_related(Prefetch("visit", visits)))
        if self.is_finished:
            self.items.sort(key=lambda item: item.status not in FIRST)

    @cached_property
    def counts(self):
        """How many files are in each status."""
        statuses = [item.status for item in self.items]
        return {status: statuses.count(status) for status in ImportStatus}

    @property
    def is_finished(self):
        return self.done == len(self.items)

    @property
    def done(self):
        return sum(item.is_finished for item in self.items)

    @property
    def to_review(self):
        """How many visits wait at the review desk."""
        visits = {item.visit for item in self.items if item.visit}
        return sum(visit.has_drafts or not visit.is_published for visit in visits)

    @property
    def to_try_again(self):
        """How many failed files are still there to be tried again."""
        return sum(can_be_tried_again(item) for item in self.items)

    @property
    def sentence(self):
        """Such as "23 of 57 files done: 20 imported as drafts, 2 already known, 1 failed."."""
        parts = [f"{self.counts[status]} {words}" for status, words in WORDS.items() if self.counts[status]]
        said = f"{self.done} of {counted(len(self.items), 'file')} done"
        return f"{said}: {', '.join(parts)}." if parts else f"{said}."


def can_be_tried_again(item):
    return item.status == ImportStatus.FAILED and bool(item.file)
