"""Disagreements side by side: of two coders, with how they were settled, and of a machine and a person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from inspections.agreeing import Codings, in_words, theme_names
from inspections.models import Settlement, Suggestion, TwiceCoded
from inspections.rights import SETTLE, require
from inspections.views.page import page

from .access import desk_form, desk_page
from .disagreement_filters import DisagreementFilter, RefutedFilter
from .double_forms import SettleForm
from .double_tables import DisagreementTable, RefutedTable
from .settling import settle
from .steps import Refused


@desk_page
def disagreements(request):
    """Findings that both coders have finished and coded differently, those to be settled first."""
    conditions = DisagreementFilter(request.GET, _listed().order_by("is_settled", "-compared_at", "pk"))
    table = DisagreementTable(conditions.qs, names=conditions.names, empty_text="Two coders differ nowhere here.")
    return page(
        request,
        "desk/disagreements.html",
        subject="disagreements",
        title="Disagreements",
        filter=conditions,
        tables=[table],
        lead="Findings that two people coded blind and differently, to be settled by a third or together.",
    )


@desk_page
def refuted(request):
    """Findings that a person coded otherwise than a machine had suggested."""
    found = Codings().refuted()
    rows = Suggestion.objects.reviewed().filter(pk__in=found).order_by("-finding__reviewed_at", "pk")
    rows = rows.select_related("finding__visit__authority", "finding__reviewed_by")
    conditions = RefutedFilter(request.GET, rows, differences=found)
    table = RefutedTable(conditions.qs, names=conditions.names, empty_text="No suggestion was refuted here.")
    return page(
        request,
        "desk/disagreements.html",
        subject="refuted-suggestions",
        title="Machine against people",
        filter=conditions,
        tables=[table],
        lead="What was suggested, beside what the person said who reviewed it.",
    )


@desk_form
def disagreement(request, pk):
    """Both codings of a finding, how it was settled, and for those who may the form that settles it."""
    row = get_object_or_404(_listed(), pk=pk)
    may_settle = request.user.has_perm(SETTLE)
    if request.method == "POST":
        require(request.user, SETTLE)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _settled(form, row, request.user):
        messages.success(request, "Settled. The finding has this coding now, as reviewed by a person.")
        return redirect("desk-disagreement", row.pk)
    context = {**_context(row, form), "may_settle": may_settle}
    return render(request, "desk/disagreement.html", context, status=422 if form.is_bound else 200)


def _settled(form, row, person):
    """The settlement, or None with the reason on the form."""
    values = {name: form.cleaned_data[name] for name in ("choice", "note", "together")}
    try:
        return settle(row.pk, person, third=form.third, **values)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None


def _context(row, form):
    names = theme_names()
    codings = list(row.codings.all())
    first, second = (in_words(coding.coding, names) for coding in codings)
    labels = {Settlement.Choice.FIRST: first, Settlement.Choice.SECOND: second}
    settlements = list(row.settlements.all())
    return {
        "page_title": f"Disagreement: {row.finding}",
        "row": row,
        "visit": row.double_coding.visit,
        "codings": [(coding, in_words(coding.coding, names)) for coding in codings],
        "settlements": [(settlement, in_words(settlement.coding, names)) for settlement in settlements],
        "form": form,
        "choices": [(value, label, labels.get(value, "")) for value, label in Settlement.Choice.choices],
        "is_reworded": row.finding.passage != row.passage,
    }


def _listed():
    return (
        TwiceCoded.objects.disagreed()
        .with_settled()
        .select_related("double_coding__visit__authority", "finding__visit__authority")
        .prefetch_related("codings__coder__person", "settlements__settled_by")
    )
