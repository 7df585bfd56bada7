"""The read-only API: the published record for other programs, asked with the filters of the pages.

Its description is at /api/openapi.json, for people at /api/.
"""

from ninja import NinjaAPI

from . import authorities, findings, inspectors, themes, visits
from .caching import conditional
from .errors import add_handlers
from .unknown import router as unknown

api = NinjaAPI(
    title="Inspection Findings API",
    version="1",
    description="Published visits, findings, authorities, themes and inspectors. Read-only, without registration.",
    docs_url=None,
    urls_namespace="api",
)
api.add_decorator(conditional, mode="view")
for noun in (findings, visits, authorities, themes, inspectors):
    api.add_router("", noun.router)
api.add_router("", unknown)
add_handlers(api)
