"""Making a reviewed visit public, and saying how much of it is coded."""

from django.db import transaction

from inspections.models import Coverage, Visit
from inspections.publishing import Waiting, publish_findings

from .facts import VisitFacts
from .review import Review
from .steps import Refused, locked


def reasons_to_wait(facts):
    """What still stands in the way of publishing, as sentences; an empty list when nothing does."""
    left = [row.fact.label.lower() for row in facts.unconfirmed]
    to_confirm = [f"Confirm what was read of: {', '.join(left)}."] if left else []
    return [*facts.visit.reasons_not_to_publish(), *to_confirm]


@transaction.atomic
def publish(visit_id):
    """Make a draft public and return it; raises Refused with what stands in the way."""
    visit = locked(visit_id)
    if reasons := reasons_to_wait(VisitFacts(visit)):
        raise Refused(" ".join(reasons))
    visit.status, visit._change_reason = Visit.Status.PUBLISHED, "Published"
    visit.save()
    publish_findings(visit)
    return visit


@transaction.atomic
def publish_new(visit_id):
    """Make the findings public that an import brought to a public visit, and return it; raises Refused if none can."""
    visit = locked(visit_id)
    if not visit.is_published or not publish_findings(visit):
        held = Waiting(visit).held
        raise Refused("Review the new findings first." if held else "There are no new findings to publish.")
    return visit


@transaction.atomic
def set_coverage(visit_id):
    """Raise a visit's coverage to what its review has earned and return it; raises Refused where that is nothing."""
    visit = locked(visit_id)
    earned = Review(visit).earned_coverage
    if earned is None:
        raise Refused("The review has not got that far: findings have been added or changed.")
    visit.coverage, visit._change_reason = earned, f"Review desk: coverage {Coverage(earned).label.lower()}"
    visit.save()
    return visit
