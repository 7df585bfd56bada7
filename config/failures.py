"""What people are told when a page fails."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults

SECONDS_TO_TRY_AGAIN = 10
AWAY = {None, "57P01", "57P02", "57P03", "53300"}
"""Without a code no server answered; the others are one that stops, starts or has no connection left."""


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, which passes by itself; 500 for what else went wrong."""
    error = sys.exception()
    if error is None or not is_database_away(error):
        return defaults.server_error(request)
    headers = {"Retry-After": str(SECONDS_TO_TRY_AGAIN), "Cache-Control": "no-store"}
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": "The database does not answer. Try again soon."}, status=503, headers=headers)
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def is_database_away(error: BaseException) -> bool:
    """Whether the error, or the one behind it, is that there is no server to ask."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code in AWAY or code.startswith("08")
