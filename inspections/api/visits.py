"""Visits for other programs."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.filters import VisitFilter
from inspections.models import Visit

from .asking import DATED, Pages, answer_to, described
from .records import VisitRecord, WholeVisit

router = Router(tags=["Visits"])


@router.get("/visits/", response=list[VisitRecord], openapi_extra=described(VisitFilter))
@paginate(Pages)
def visits(request):
    """Visits under all of the conditions."""
    return answer_to(request, VisitFilter, Visit.objects.published(request.as_at)).for_list()


@router.get("/visits/{slug:slug}/", response=WholeVisit, openapi_extra=DATED)
def visit(request, slug: str):
    """One visit with its days on site, grades and inspectors."""
    rows = Visit.objects.published(request.as_at).for_list()
    whole = rows.prefetch_related("periods", "judgements__grade", "inspector_rows__inspector")
    return get_object_or_404(whole, slug=slug)
