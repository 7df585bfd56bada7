"""Inspectors as named in published reports: names, roles and visits. No ranking."""

from django.shortcuts import get_object_or_404

from inspections.models import Inspector, Visit
from inspections.tables import InspectorTable, VisitTable

from .page import page


def inspector_list(request):
    inspectors = Inspector.objects.for_list(Visit.objects.published()).order_by("name")
    table = InspectorTable(inspectors)
    return page(request, "inspectors.html", subject="inspectors", title="Inspectors", tables=[table])


def inspector_detail(request, slug):
    published = Visit.objects.published()
    inspector = get_object_or_404(Inspector.objects.for_list(published), slug=slug)
    visits = published.filter(inspector_rows__inspector=inspector).for_list().order_by("-published_on")
    table = VisitTable(visits)
    return page(
        request, "inspector.html", subject=inspector.slug, title=inspector.name, inspector=inspector, tables=[table]
    )
