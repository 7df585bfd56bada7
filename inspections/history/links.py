"""Where the history of a row stands, and where the row itself."""

from django.urls import NoReverseMatch, reverse

from inspections.models import Finding, Visit

from .kinds import BY_MODEL


def history_of(row):
    """The address of a row's history."""
    return reverse("history", args=[BY_MODEL[type(row)].slug, row.pk])


def page_of(row):
    """Where staff work on a row; "" where it is gone or has no page of its own."""
    if row is None:
        return ""
    if isinstance(row, Visit):
        return reverse("desk-visit", args=[row.pk])
    if isinstance(row, Finding):
        return f"{reverse('desk-findings', args=[row.visit_id])}?finding={row.pk}"
    try:
        return reverse(f"admin:inspections_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
