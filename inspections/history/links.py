"""Where a row stands whose history is told."""

from django.urls import NoReverseMatch, reverse

from inspections.models import Finding, Visit


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
