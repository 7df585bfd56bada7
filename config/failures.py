"""What people are told when a page fails."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views import defaults

SECONDS_TO_TRY_AGAIN = 10
AWAY = {None, "57P01", "57P02", "57P03", "53300"}
"""Without a code no server answered; the others are one that stops, starts or has no connection left."""

DISK_FULL = "53100"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
TOO_MUCH = {
    RequestDataTooBig: "Nothing of it was kept. A form may send {megabytes} MB of words, and files of {file} MB each "
    "where people are signed in. Send less at a time.",
    TooManyFieldsSent: "Nothing of it was kept. The form has more than {fields} fields: send fewer rows at a time.",
    TooManyFilesSent: "Nothing of it was kept. These are more than {files} files: upload them in several goes.",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 with what may be sent for a form that sends too much; 400 for what else makes no sense."""
    sentence = TOO_MUCH.get(type(exception))
    if sentence is None:
        return defaults.bad_request(request, exception)
    remedy = sentence.format(
        megabytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20,
        fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        files=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        file=settings.IMPORT_MAX_FILE_MB,
    )
    return HttpResponse(render_to_string("413.html", {"remedy": remedy}), status=413)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 as a page; as JSON below the API's address, also where the API knows nothing of it."""
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": "There is no such address. They are described at /api/."}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, which passes by itself; 507 on a full disk; 500 for what else went wrong."""
    error = sys.exception()
    if error is not None and is_disk_full(error):
        return HttpResponse(render_to_string("507.html"), status=507)
    if error is None or not is_database_away(error):
        return defaults.server_error(request)
    headers = {"Retry-After": str(SECONDS_TO_TRY_AGAIN), "Cache-Control": "no-store"}
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": "The database does not answer. Try again soon."}, status=503, headers=headers)
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def is_disk_full(error: BaseException) -> bool:
    """Whether the error, or the one behind it, is that nothing more can be written, here or by the database."""
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    return isinstance(error, DatabaseError) and getattr(error.__cause__, "sqlstate", None) == DISK_FULL


def is_database_away(error: BaseException) -> bool:
    """Whether the error, or the one behind it, is that there is no server to ask."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    code = getattr(error.__cause__, "sqlstate", None)
    return code in AWAY or code.startswith("08")
