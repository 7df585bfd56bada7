"""Double codings: the list with its figures, opening one, and who codes in it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inspections.agreeing import Codings, agreement_rows
from inspections.models import DoubleCoding, Suggestion, Theme, TwiceCoded
from inspections.rights import NAME_CODERS, MissingRight
from inspections.tables.agreement import COEFFICIENTS_NOTE, AgreementTable
from inspections.views.page import page

from .access import desk_action, desk_form, desk_page
from .double_coding import close, findings_left, join, may_close, open_double_coding
from .double_forms import OpenForm
from .double_tables import DoubleCodingTable
from .steps import Refused
from .visit_views import get_visit


@desk_page
def double_codings(request):
    """All double codings, and how far people agree with each other, and a machine with people."""
    rows = DoubleCoding.objects.with_progress().select_related("visit__authority")
    listed = DoubleCodingTable(
        rows.prefetch_related("coders__person"), empty_text="No findings have been given to two people yet."
    )
    themes, everything, codings = list(Theme.objects.all()), TwiceCoded.objects.all(), Codings()
    people, machine = codings.people(everything), codings.machine(Suggestion.objects.all())
    unseen = codings.machine_unseen(everything)
    return page(
        request,
        "desk/double_codings.html",
        subject="agreement",
        title="Double coding",
        tables=[
            listed,
            _figures(people, themes, "people", "People against people, blind", "desk-disagreements"),
            _figures(machine, themes, "machine", "Machine against the person who reviewed it", "desk-refuted"),
            _figures(unseen, themes, "unseen", "Machine against people who did not see it"),
        ],
        coefficients=COEFFICIENTS_NOTE,
    )


def _figures(compared, themes, slug, title, name=None):
    def url(**condition):
        return f"{reverse(name)}?{urlencode(condition)}" if name else ""

    return AgreementTable(agreement_rows(compared.comparison, themes, url), slug=slug, title=title)


@desk_form
def open_for_visit(request, pk):
    """The form that gives a visit's findings to two coders; sent, it does."""
    visit = get_visit(pk)
    may_name = request.user.has_perm(NAME_CODERS)
    form = OpenForm(request.POST if request.method == "POST" else None, person=request.user, may_name=may_name)
    if form.is_valid() and (opened := _opened(form, visit, request.user)):
        messages.success(request, f"{opened.findings.count()} findings are open for double coding.")
        return redirect("desk-double-coding", opened.pk)
    context = {"page_title": "Double coding", "visit": visit, "form": form, "left": findings_left(visit).count()}
    return render(request, "desk/double_open.html", context, status=422 if form.is_bound else 200)


def _opened(form, visit, person):
    """The new double coding, or None with the reason on the form."""
    facts = {name: form.cleaned_data[name] for name in ("sample", "shows_suggestions")}
    try:
        return open_double_coding(visit.pk, person, form.coders, **facts)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


@desk_page
def double_coding(request, pk):
    """Who codes and how far both have got: no coding of either."""
    row = get_object_or_404(DoubleCoding.objects.with_progress().select_related("visit__authority", "opened_by"), pk=pk)
    coders = list(row.coders.select_related("person"))
    for coder in coders:
        coder.finished = coder.codings.filter(finished_at__isnull=False).count()
    context = {
        "page_title": f"Double coding: {row.visit}",
        "visit": row.visit,
        "double_coding": row,
        "coders": coders,
        "is_coder": request.user.pk in {coder.person_id for coder in coders},
        "may_close": may_close(row, request.user) and row.compared_count < row.finding_count,
        "disagreements": row.findings.disagreed().count(),
    }
    return render(request, "desk/double_coding.html", context)


@desk_action
def take_up(request, pk):
    """Take the second coder's place."""
    row = get_object_or_404(DoubleCoding, pk=pk)
    try:
        join(row.pk, request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk-double-coding", row.pk)
    return redirect("desk-blind", row.pk)


@desk_action
def end(request, pk):
    """Take the findings that not both have coded out of a double coding."""
    row = get_object_or_404(DoubleCoding, pk=pk)
    if not may_close(row, request.user):
        raise MissingRight(NAME_CODERS)
    if close(row.pk):
        messages.success(request, "The double coding is gone: no finding had been coded by both.")
        return redirect("desk-double-codings")
    messages.success(request, "Ended. What both have coded stays.")
    return redirect("desk-double-coding", row.pk)
