"""The queue, and one visit: its facts, what could not be read, publishing."""

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inspections.models import DocumentProblem, Visit
from inspections.publishing import Waiting
from inspections.rights import PUBLISH, require
from inspections.sources.sheets import Sheet
from inspections.views.page import page

from .access import desk_action, desk_form, desk_page, for_editors
from .fact_forms import form_for
from .fact_steps import StaleFact, confirm, correct
from .facts import FACTS, VisitFacts
from .publishing import publish, publish_new, reasons_to_wait, set_coverage
from .queue import TO_DO, QueueFilter, QueueTable, in_queue
from .review import Review
from .steps import Refused


@desk_page
def queue(request):
    asked = request.GET.copy()
    if "status" not in asked:
        asked.setlist("status", TO_DO)
    conditions = QueueFilter(asked, in_queue())
    visits = conditions.qs.order_by(F("touched_at").desc(nulls_last=True), "-imported_at", "pk")
    table = QueueTable(visits, empty_text="Nothing waits here. Import reports, or take a condition away.")
    return page(request, "desk/queue.html", subject="queue", title="Review desk", filter=conditions, tables=[table])


@desk_page
def visit(request, pk):
    """A visit's facts, what could not be read, and what is left to do before it is published."""
    return _show(request, get_visit(pk))


@desk_form
@for_editors
def fact(request, pk, slug):
    """The same with the form of one fact open; sent, it corrects the fact."""
    visit = get_visit(pk)
    if slug not in FACTS:
        raise Http404
    form = form_for(VisitFacts(visit).row(slug), request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, visit, slug, form, status=422 if form.is_bound else 200)
    state, values = request.POST.get("state", ""), form.values()
    return _change(request, visit, lambda: correct(pk, request.user, slug, state, values), slug, form)


@desk_action
@for_editors
def confirm_facts(request, pk):
    """Confirm the facts whose states were sent, each as `state-` and its name."""
    states = {slug: request.POST[f"state-{slug}"] for slug in FACTS if f"state-{slug}" in request.POST}
    return _change(request, get_visit(pk), lambda: confirm(pk, request.user, states))


@desk_action
@for_editors
def take_as_read(request, pk, slug):
    """Put what was read in the place of what stands."""
    visit = get_visit(pk)
    row = VisitFacts(visit).row(slug) if slug in FACTS else None
    if row is None or not row.read:
        raise Http404
    return _change(request, visit, lambda: correct(pk, request.user, slug, request.POST.get("state", ""), row.read))


@desk_action
@for_editors
def settle(request, pk, problem):
    """Settle a problem of the visit's documents, or open it again."""
    problem = get_object_or_404(DocumentProblem, pk=problem, document__visit=pk)
    problem.is_settled = not problem.is_settled
    problem.save(update_fields=["is_settled"])
    return redirect(f"{reverse('desk-visit', args=[pk])}#problems")


@desk_action
def publish_visit(request, pk):
    require(request.user, PUBLISH)
    return _try(request, pk, lambda: publish(pk), "{visit} is public now.")


@desk_action
def publish_new_findings(request, pk):
    require(request.user, PUBLISH)
    return _try(request, pk, lambda: publish_new(pk), "The new findings of {visit} are public now.")


@desk_action
@for_editors
def raise_coverage(request, pk):
    return _try(request, pk, lambda: set_coverage(pk), "Coverage is now: {visit.get_coverage_display}.")


def get_visit(pk):
    return get_object_or_404(Visit.objects.select_related("authority", "framework"), pk=pk)


def _change(request, visit, change, slug=None, form=None):
    """Do the change, or show what somebody else changed beside what was typed."""
    try:
        change()
    except StaleFact as stale:
        return _show(request, get_visit(visit.pk), slug, form, stale.row, status=409)
    return redirect(f"{reverse('desk-visit', args=[visit.pk])}#{_next_to_do(visit)}")


def _next_to_do(visit):
    """Where on the page the next thing to do stands, so that Tab leads to it: an unconfirmed fact, or what follows."""
    left = VisitFacts(get_visit(visit.pk)).unconfirmed
    return f"fact-{left[0].fact.slug}" if left else "next"


def _try(request, pk, change, words):
    try:
        visit = change()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words.format(visit=visit))
    return redirect("desk-visit", pk)


def _show(request, visit, slug=None, form=None, stale=None, status=200):
    facts, review = VisitFacts(visit), Review(visit)
    first = facts.document.pages.first() if facts.document else None
    context = {
        "page_title": str(visit),
        "visit": visit,
        "facts": facts,
        "open_fact": slug,
        "form": form,
        "stale": stale,
        "review": review,
        "sheet": Sheet(facts.document, first, []) if first else None,
        "reasons": reasons_to_wait(facts),
        "waiting": Waiting(visit),
        "may_publish": request.user.has_perm(PUBLISH),
        "taken_away": visit.review_actions.that_took_away().select_related("person"),
    }
    return render(request, "desk/visit.html", context, status=status)
