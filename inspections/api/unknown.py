"""Addresses under /api/ that are not there, answered as errors of the API rather than as a page."""

from django.http import Http404
from ninja import Router

router = Router()


@router.get("/{path:address}/", include_in_schema=False)
def unknown(request, address: str):
    raise Http404(f"There is no /api/{address}/. The addresses are described at /api/.")
