"""Visits from pasted text, and findings from passages of a page."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.html import format_html

from inspections.models import Verb
from inspections.numbers import whole_number
from inspections.sources.sheets import Sheet

from . import passages
from .access import desk_form, for_editors
from .answers import review_url
from .by_hand import AlreadyThere, create_visit
from .by_hand_forms import NewVisitForm, PassageForm
from .queue import desk_url
from .selecting import pieces
from .steps import Refused, step
from .visit_views import get_visit


@desk_form
@for_editors
def new_visit(request):
    """A form for a visit with its text; sent, a draft."""
    form = NewVisitForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (visit := _created(form)):
        messages.success(request, f"Draft made: {visit}. Confirm its facts first.")
        return redirect("desk-visit", visit.pk)
    context = {"page_title": "New visit from text", "form": form}
    return render(request, "desk/new_visit.html", context, status=422 if form.is_bound else 200)


def _created(form):
    """The new visit, or None with the reason on the form."""
    facts = {name: value for name, value in form.cleaned_data.items() if name != "text"}
    try:
        return create_visit(facts, form.cleaned_data["text"])
    except Refused as refusal:
        form.add_error("text", str(refusal))
    except AlreadyThere as there:
        words = '{} Add findings there by selecting passages: <a class="govuk-link" href="{}">open it</a>.'
        form.add_error(None, format_html(words, str(there), desk_url(there.visit)))
    return None


@desk_form
@for_editors
def add_passage(request, pk):
    """A page of the visit's document to select a passage from; sent, a finding."""
    visit = get_visit(pk)
    page = _page(request, visit)
    texts = list(page.document.pages.filter(number__in=[page.number, page.number + 1]).values_list("text", flat=True))
    form = PassageForm(request.POST if request.method == "POST" else None, pieces=pieces(page.text), pages=texts)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("kind", "section", "text")}
        with step(visit.pk, request.user, Verb.ADD) as this:
            finding = passages.add(this, page.document, {**values, "page": page.number})
        messages.success(request, f"{this.words}.")
        return redirect(review_url(visit, "", finding))
    context = {
        "page_title": f"Add a finding: {visit}",
        "visit": visit,
        "form": form,
        "sheet": Sheet(page.document, page, []),
        "last": page.document.pages.count(),
    }
    return render(request, "desk/passages.html", context, status=422 if form.is_bound else 200)


def _page(request, visit):
    """The page asked for of the visit's latest document."""
    asked = whole_number(request.GET.get("page", "1"))
    document = visit.documents.first()
    page = document and document.pages.filter(number=asked).first()
    if not page:
        raise Http404
    return page
