"""How the desk answers a step: the part of the page that changed, or for a browser without scripts the whole page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import push_url, trigger_client_event

from inspections.models import Assessment, Kind, Section, Theme
from inspections.sources.sheets import sheets_of

from .passages import sentences
from .review import Review
from .steps import last_of
from .suggestions import near_alternatives, words_of


def review_url(visit, order, finding):
    query = {"order": order} if order == "certainty" else {}
    if finding:
        query["finding"] = finding.pk
    return f"{reverse('desk-findings', args=[visit.pk])}?{urlencode(query)}"


def review_context(request, review):
    """What the page of a visit's findings shows; a few queries however many findings there are."""
    context = {"review": review, "visit": review.visit, "last": last_of(review.visit, request.user)}
    if review.current:
        context |= finding_context(review)
    return context


def show_review(request, visit, order, finding_key, words=""):
    """The review with the finding of this key at hand, after something was done; `words` say what."""
    review = Review(visit, order, finding_key)
    if not request.htmx:
        if words:
            messages.success(request, f"{words}. {review.progress}.")
        return redirect(review_url(visit, review.order, review.current))
    response = render(request, "desk/_review.html", review_context(request, review))
    push_url(response, review_url(visit, review.order, review.current))
    if words:
        trigger_client_event(response, "announce", {"words": f"{words}. {review.progress}."}, after="settle")
    return response


def finding_context(review):
    """What the page shows of the finding at hand."""
    finding = review.current
    previous, following = review.neighbours
    return {
        "finding": finding,
        "state": review.state,
        "words": words_of(finding),
        "sheets": sheets_of(finding),
        "sentences": sentences(finding.passage)[1:],
        "assessments": Assessment.choices,
        "kinds": Kind.choices,
        "sections": Section.choices,
        "all_themes": Theme.objects.in_use().select_related("group"),
        "alternatives": near_alternatives(finding),
        "previous": previous,
        "following": following,
    }


def refuse(request, visit, order, finding_key, reason):
    """The review with the reason why a step was not done, and what the person typed; status 422."""
    review = Review(visit, order, finding_key)
    template = "desk/_review.html" if request.htmx else "desk/findings.html"
    context = {**review_context(request, review), "refusal": reason, "typed": request.POST}
    return render(request, template, context | page_names(visit), status=422)


def page_names(visit):
    return {"page_title": f"Findings of {visit}"}
