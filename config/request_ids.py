"""A name for every request, by which the lines of the log and an answer are brought together."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
"""Names that a proxy may give; anything else could forge lines of the log."""

current: ContextVar[str] = ContextVar("request_id", default="")
logger = logging.getLogger("config.requests")


def named(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Gives each request the name its proxy gave it, or a new one, answers with it, and notes that it was answered."""

    def answered(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        given = request.headers.get(HEADER, "")
        current.set(given if SANE.fullmatch(given) else uuid.uuid4().hex)
        response = get_response(request)
        response[HEADER] = current.get()
        note(request, response.status_code, time.perf_counter() - started)
        return response

    return answered


def note(request: HttpRequest, status: int, seconds: float) -> None:
    """One line on an answer. It names the kind of page, never the address, which may hold names and searched words."""
    facts = {"method": request.method, "view": view_of(request), "status": status, "ms": round(seconds * 1000, 1)}
    logger.info("answered", extra={"facts": facts})


def view_of(request: HttpRequest) -> str:
    """Such as "finding" or "admin:index"; "none" where no page has the address."""
    match = request.resolver_match
    return (match.view_name or "unnamed") if match else "none"
