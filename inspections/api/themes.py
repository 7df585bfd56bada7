"""The codebook for other programs."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.codebook.addresses import theme_at
from inspections.filters import ThemeFilter
from inspections.models import Theme
from inspections.tally import tally_for
from inspections.tally.themes import theme_counts_on

from .asking import DATED, Pages, answer_to, described
from .records import ThemeRecord

router = Router(tags=["Themes"])


@router.get("/themes/", response=list[ThemeRecord], openapi_extra=described(ThemeFilter))
@paginate(Pages)
def themes(request):
    """Themes under all of the conditions, with the number of findings."""
    return answer_to(request, ThemeFilter, Theme.objects.listed()).for_list(_counts(request))


@router.get("/themes/{slug:slug}/", response=ThemeRecord, openapi_extra=DATED)
def theme(request, slug: str):
    """One theme, also by an address that it had before."""
    known = theme_at(slug)
    return get_object_or_404(Theme.objects.for_list(_counts(request)), pk=known.pk if known else None)


def _counts(request):
    return theme_counts_on(tally_for(request), request.as_at)
