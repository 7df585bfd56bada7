"""One step of a review: one transaction, checked against what the person saw, and logged so that it can be undone."""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils import timezone

from inspections.models import Finding, ReviewAction, Visit

from .snapshots import bring_back, snapshot, state_in, state_of


class Stale(Exception):
    """The finding is not what the person saw: `finding` is as it stands (None where it is gone), `by` the last step."""

    def __init__(self, finding, by):
        super().__init__("Somebody else changed this.")
        self.finding, self.by = finding, by


class Refused(Exception):
    """A step that the rules do not allow; its text says what to do instead."""


class Step:
    """What a person is doing to a visit's findings. Findings come in by `take`; `words` say what was done.

    `shows` is the finding to show afterwards where it is not the one the step began with.
    """

    def __init__(self, visit, person, verb):
        self.visit, self.person, self.verb = visit, person, verb
        self.words = ""
        self.shows = None
        self.before = []
        self.touched = []

    @property
    def reason(self):
        """For the history of the findings."""
        return f"Review desk: {self.verb}"

    def take(self, pk, state):
        """The finding as it stands; raises Stale where that is not the state the person saw."""
        finding = self.visit.findings.select_related("document").filter(pk=pk).first()
        if finding is None or state_of(finding) != state:
            raise Stale(finding, last_step_on(self.visit, pk))
        finding._change_reason = self.reason
        self.before.append(snapshot(finding))
        self.touched.append(finding.pk)
        return finding

    def made(self, finding):
        """Note a finding that the step added."""
        self.touched.append(finding.pk)

    def log(self):
        left = Finding.objects.filter(pk__in=self.touched)
        after = [snapshot(finding) for finding in left]
        values = {"before": self.before, "after": after, "words": self.words[:200], "verb": self.verb}
        return ReviewAction.objects.create(visit=self.visit, person=self.person, **values)


@contextmanager
def step(visit_id, person, verb):
    """A Step in one transaction. Steps on one visit wait for each other."""
    with transaction.atomic():
        this = Step(locked(visit_id), person, verb)
        yield this
        this.log()


def locked(visit_id):
    """The visit, which nobody else changes until the transaction ends; Http404 where it is gone."""
    visits = Visit.objects.select_for_update(of=["self"], no_key=True).select_related("authority")
    return get_object_or_404(visits, pk=visit_id)


def last_step_on(visit, pk):
    """The last step that touched a finding, taken back or not; None where the desk never did."""
    touched = Q(before__contains=[{"pk": pk}]) | Q(after__contains=[{"pk": pk}])
    return visit.review_actions.filter(touched).select_related("person").first()


def last_of(visit, person):
    """The person's last step on a visit that was not taken back, or None."""
    return visit.review_actions.standing().filter(person=person).first()


@transaction.atomic
def undo(action):
    """Take a step back; returns the findings it brought back.

    Raises Stale where a finding has changed since, and Refused where the step was taken back already.
    """
    visit = locked(action.visit_id)
    if not visit.review_actions.standing().filter(pk=action.pk).exists():
        raise Refused("This was taken back already.")
    kept = {row["pk"] for row in action.before}
    for row in action.after:
        finding = visit.findings.filter(pk=row["pk"]).first()
        if finding is None or state_of(finding) != state_in(row):
            raise Stale(finding, last_step_on(visit, row["pk"]))
        if row["pk"] not in kept:
            finding.delete()
    findings = [bring_back(row, f"Review desk: {action.verb} undone") for row in action.before]
    action.undone_at = timezone.now()
    action.save(update_fields=["undone_at"])
    return findings
