"""Authorities for other programs."""

from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate

from inspections.authority_facts import add_facts, with_facts
from inspections.filters import AuthorityFilter
from inspections.models import Authority, StatisticalNeighbour, Succession
from inspections.tally import tally_for

from .asking import DATED, Pages, answer_to, described
from .records import AuthorityRecord, WholeAuthority

router = Router(tags=["Authorities"])


@router.get("/authorities/", response=list[AuthorityRecord], openapi_extra=described(AuthorityFilter))
@paginate(Pages)
def authorities(request):
    """Authorities under all of the conditions, those that no longer exist among them."""
    return with_facts(
        answer_to(request, AuthorityFilter, Authority.objects.known_on(request.as_at)),
        tally_for(request),
        request.as_at,
    )


@router.get("/authorities/{slug:slug}/", response=WholeAuthority, openapi_extra=DATED)
def authority(request, slug: str):
    """One authority with those before and after it, and its statistical neighbours."""
    found = get_object_or_404(Authority.objects.known_on(request.as_at), slug=slug)
    add_facts(found, tally_for(request), request.as_at)
    successions = list(Succession.objects.involving(found, request.as_at))
    found.predecessors = [row.predecessor.slug for row in successions if row.successor_id == found.pk]
    found.successors = [row.successor.slug for row in successions if row.predecessor_id == found.pk]
    found.neighbours = StatisticalNeighbour.objects.of(found, request.as_at)
    return found
