"""The codebook for other programs."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.codebook.addresses import theme_at
from inspections.filters import ThemeFilter
from inspections.models import Finding, Theme

from .asking import DATED, Pages, answer_to, described
from .records import ThemeRecord

router = Router(tags=["Themes"])


@router.get("/themes/", response=list[ThemeRecord], openapi_extra=described(ThemeFilter))
@paginate(Pages)
def themes(request):
    """Themes under all of the conditions, with the number of findings."""
    return answer_to(request, ThemeFilter, Theme.objects.listed()).for_list(Finding.objects.published(request.as_at))


@router.get("/themes/{slug:slug}/", response=ThemeRecord, openapi_extra=DATED)
def theme(request, slug: str):
    """One theme, also by an address that it had before."""
    known = theme_at(slug)
    themes = Theme.objects.for_list(Finding.objects.published(request.as_at))
    return get_object_or_404(themes, pk=known.pk if known else None)
