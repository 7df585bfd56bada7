"""Inspectors as named in published reports: names, roles and visits. No ranking."""

from django.shortcuts import get_object_or_404

from inspections.filters import InspectorFilter
from inspections.models import Inspector, Visit
from inspections.tables import InspectorTable, VisitTable

from .page import page


def inspector_list(request):
    conditions = InspectorFilter(request.GET, Inspector.objects.all(), request=request)
    inspectors = conditions.qs.for_list(Visit.objects.published(request.as_at))
    table = InspectorTable(inspectors, empty_text="No inspector is called that.")
    return page(request, "inspectors.html", subject="inspectors", title="Inspectors", filter=conditions, tables=[table])


def inspector_detail(request, slug):
    published = Visit.objects.published(request.as_at)
    inspector = get_object_or_404(Inspector.objects.for_list(published), slug=slug)
    visits = published.filter(inspector_rows__inspector=inspector).for_list().order_by("-published_on")
    table = VisitTable(visits)
    return page(
        request, "inspector.html", subject=inspector.slug, title=inspector.name, inspector=inspector, tables=[table]
    )
