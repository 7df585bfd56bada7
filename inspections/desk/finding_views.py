"""The findings of a visit, one after another, and what a person does to them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render

from inspections.models import ReviewAction, Visit
from inspections.numbers import whole_number
from inspections.rights import CODE, EDIT, require

from .access import desk_action, desk_page, for_editors
from .answers import page_names, refuse, review_context, show_review
from .conflicts import show_conflict
from .posted import CODING, STEPS
from .review import Review
from .steps import Refused, Stale, last_of, step, undo

ONWARD = {"accept", "drop"}
"""After these steps the next finding is at hand."""


@desk_page
def findings(request, pk):
    visit = get_object_or_404(Visit.objects.select_related("authority"), pk=pk)
    review = Review(visit, request.GET.get("order", ""), whole_number(request.GET.get("finding", "")))
    context = page_names(visit) | review_context(request, review)
    return render(request, "desk/_review.html" if request.htmx else "desk/findings.html", context)


@desk_action
def act(request, visit, pk, verb):
    """Do a step to a finding; answered with the review as it then stands."""
    if verb not in STEPS:
        raise Http404
    require(request.user, CODE if verb in CODING else EDIT)
    visit, order = get_object_or_404(Visit.objects.select_related("authority"), pk=visit), request.POST.get("order", "")
    after = _finding_after(visit, order, pk) if verb in ONWARD else pk
    logged, do = STEPS[verb]
    try:
        with step(visit.pk, request.user, logged) as this:
            do(this, this.take(pk, request.POST.get("state", "")), request.POST)
    except Stale as stale:
        return show_conflict(request, visit, pk, verb, stale)
    except Refused as refusal:
        return refuse(request, visit, order, pk, str(refusal))
    return show_review(request, visit, order, after if this.shows is None else this.shows, this.words)


@desk_action
def undo_last(request, visit):
    """Take the person's last step on this visit back."""
    visit = get_object_or_404(Visit.objects.select_related("authority"), pk=visit)
    action = last_of(visit, request.user)
    if action is None:
        current = whole_number(request.POST.get("finding", ""))
        return refuse(request, visit, request.POST.get("order", ""), current, NOTHING)
    return _take_back(request, visit, action)


@desk_action
@for_editors
def restore(request, visit, action):
    """Bring back what a step of anybody took away."""
    visit = get_object_or_404(Visit.objects.select_related("authority"), pk=visit)
    action = get_object_or_404(ReviewAction.objects.that_took_away(), visit=visit, pk=action)
    return _take_back(request, visit, action)


NOTHING = "There is nothing of yours to undo on this visit."


def _take_back(request, visit, action):
    order = request.POST.get("order", "")
    try:
        back = undo(action)
    except Stale as stale:
        person = stale.by.person if stale.by and stale.by.person else "Somebody"
        reason = f"This cannot be undone: {person} changed the finding since."
        return refuse(request, visit, order, stale.finding and stale.finding.pk, reason)
    except Refused as refusal:
        return refuse(request, visit, order, None, str(refusal))
    return show_review(request, visit, order, back[0].pk if back else None, f"Undone: {action.words}")


def _finding_after(visit, order, pk):
    review = Review(visit, order, pk)
    current = review.current
    if current is None or current.pk != pk:
        return None
    following = review.after(current)
    return (following if following != current else review.previous or current).pk
