"""Inspectors for other programs: names, roles and visits, as published."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.filters import InspectorFilter
from inspections.models import Inspector, Visit

from .asking import DATED, Pages, answer_to, described
from .records import InspectorRecord, WholeInspector

router = Router(tags=["Inspectors"])


@router.get("/inspectors/", response=list[InspectorRecord], openapi_extra=described(InspectorFilter))
@paginate(Pages)
def inspectors(request):
    """Inspectors named on published visits."""
    return answer_to(request, InspectorFilter, Inspector.objects.all()).for_list(Visit.objects.published(request.as_at))


@router.get("/inspectors/{slug:slug}/", response=WholeInspector, openapi_extra=DATED)
def inspector(request, slug: str):
    """One inspector with the visits that name the person."""
    published = Visit.objects.published(request.as_at)
    found = get_object_or_404(Inspector.objects.for_list(published), slug=slug)
    found.named_on = (
        found.visit_rows.filter(visit__in=published).select_related("visit").order_by("-visit__published_on", "pk")
    )
    return found
