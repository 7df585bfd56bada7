"""The read-only API: the published record for other programs, asked with the filters of the pages.

Its description is at /api/openapi.json, for people at /api/.
"""

from ninja import NinjaAPI
from ninja.throttling import AnonRateThrottle

from inspections.rights.clients import client_address

from . import authorities, findings, inspectors, themes, visits
from .caching import conditional
from .errors import add_handlers
from .unknown import router as unknown

RATE = "300/m"
"""Requests an address may make; enough to read everything at 100 rows a request."""


class ByAddress(AnonRateThrottle):
    """Counts requests by the address that the dashboard's proxies vouch for."""

    def get_ident(self, request):
        return client_address(request)


api = NinjaAPI(
    title="Inspection Findings API",
    version="1",
    description="Published visits, findings, authorities, themes and inspectors. Read-only, without registration.",
    docs_url=None,
    urls_namespace="api",
    throttle=[ByAddress(RATE)],
)
api.add_decorator(conditional, mode="view")
for noun in (findings, visits, authorities, themes, inspectors):
    api.add_router("", noun.router)
api.add_router("", unknown)
add_handlers(api)
