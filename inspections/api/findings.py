"""Findings for other programs."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.filters import FindingFilter
from inspections.models import Finding

from .asking import DATED, Pages, answer_to, described
from .records import FindingRecord

router = Router(tags=["Findings"])


@router.get("/findings/", response=list[FindingRecord], openapi_extra=described(FindingFilter))
@paginate(Pages)
def findings(request):
    """Findings under all of the conditions."""
    return answer_to(request, FindingFilter, Finding.objects.published(request.as_at)).for_list()


@router.get("/findings/{int:number}/", response=FindingRecord, openapi_extra=DATED)
def finding(request, number: int):
    """One finding."""
    return get_object_or_404(Finding.objects.published(request.as_at).for_list(), pk=number)
