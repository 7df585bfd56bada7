"""A coder's own findings, one after another. Nothing that the other coder said is loaded or shown."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django_htmx.http import push_url, trigger_client_event

from inspections.models import Assessment, Coder, DoubleCoding, TwiceCoded
from inspections.numbers import whole_number

from .access import desk_action, desk_page
from .blind import Blind
from .blind_steps import STEPS, take
from .steps import Refused


@desk_page
def blind(request, pk):
    asked = request.GET.get("finding", "")
    review = Blind(_coder(request, pk), whole_number(asked))
    template = "desk/_blind.html" if request.htmx else "desk/blind.html"
    return render(request, template, _context(review))


@desk_action
def act(request, pk, key, verb):
    """Do a step on one's own coding; answered with the page as it then stands."""
    coder = _coder(request, pk)
    if verb not in STEPS:
        raise Http404
    try:
        words = take(coder, key, verb, request.POST)
    except TwiceCoded.DoesNotExist as gone:
        raise Http404 from gone
    except Refused as refusal:
        return _refuse(request, Blind(coder, key), str(refusal))
    review = Blind(coder, key)
    onward = review.after(review.current).pk if verb == "finish" else key
    return _show(request, Blind(coder, onward), words)


def _coder(request, pk):
    """The person as a coder; nobody else sees these pages, editors no more than others."""
    double_coding = get_object_or_404(DoubleCoding.objects.select_related("visit__authority"), pk=pk)
    coder = Coder.objects.filter(double_coding=double_coding, person=request.user).first()
    if coder is None:
        raise PermissionDenied
    coder.double_coding = double_coding
    return coder


def _context(review):
    return {
        "page_title": f"Blind coding: {review.double_coding.visit}",
        "review": review,
        "double_coding": review.double_coding,
        "visit": review.double_coding.visit,
        "row": review.current,
        "assessments": Assessment.choices,
    }


def _show(request, review, words):
    address = _url(review)
    said = f"{words}. {review.progress}."
    if not request.htmx:
        messages.success(request, said)
        return redirect(address)
    response = render(request, "desk/_blind.html", _context(review))
    push_url(response, address)
    return trigger_client_event(response, "announce", {"words": said}, after="settle")


def _refuse(request, review, reason):
    template = "desk/_blind.html" if request.htmx else "desk/blind.html"
    context = {**_context(review), "refusal": reason, "typed": request.POST}
    return render(request, template, context, status=422)


def _url(review):
    query = urlencode({"finding": review.current.pk}) if review.current else ""
    return f"{reverse('desk-blind', args=[review.double_coding.pk])}?{query}"
