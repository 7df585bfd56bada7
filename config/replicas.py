"""Replicas: pages of people who are not signed in are read from a copy of the database, everything else from it.

Where a request reads is decided once, by the middleware. A replica that lags or does not answer is left alone, and a
page that it fails while it is being made is made once more from the primary.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from copy import copy
from itertools import chain

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from config.database import REPLICA
from config.replica_health import Replica, is_broken

FROM_PRIMARY = ("/admin/", "/desk/", "/saved/", "/sign-in/", "/sign-out/", "/password/", "/healthz")
"""Addresses that are answered from the primary, whoever asks."""

HEADER = "X-Read-From"
"""Tells which database a page was read from, for those who look whether replicas are used."""

_alias: ContextVar[str | None] = ContextVar("replica", default=None)


class Router:
    """Reads go where the request reads, all else to the primary."""

    def db_for_read(self, model: type, **hints: object) -> str | None:
        return _alias.get()

    def db_for_write(self, model: type, **hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        return True  # all databases hold the same rows

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == DEFAULT_DB_ALIAS


class AnonymousReads:
    """Middleware that stands before any other that asks the database."""

    def __init__(self, get_response) -> None:
        aliases = [alias for alias in connections if alias.startswith(REPLICA)]
        if not aliases:
            raise MiddlewareNotUsed
        self.get_response = get_response
        # Every process keeps to one replica, since its tally of a database takes memory; others stand in for it.
        first = os.getpid() % len(aliases)
        self.replicas = [Replica(alias) for alias in aliases[first:] + aliases[:first]]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        replica = self._replica_for(request)
        if replica is None:
            return self.get_response(request)
        again = _as_it_came(request)
        response = self._read(replica, request)
        return self.get_response(again) if response is None else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Nobody sees this answer: it ends the try."""
        if not (_alias.get() and isinstance(error, DatabaseError)):
            return None
        request.replica_error = error
        return HttpResponse(status=503)

    def _replica_for(self, request: HttpRequest) -> Replica | None:
        if not may_read_replica(request):
            return None
        return next((replica for replica in self.replicas if replica.is_usable()), None)

    def _read(self, replica: Replica, request: HttpRequest) -> HttpResponseBase | None:
        """The answer as read from the replica; None when that failed."""
        request.replica_error = None
        try:
            with reading_from(replica.alias):
                response = self.get_response(request)
            if request.replica_error is None:
                response = begun(response, replica)
        except DatabaseError as error:
            request.replica_error = error
        if request.replica_error is not None:
            note_failure(replica, request.replica_error)
            return None
        response[HEADER] = replica.alias
        return response


def may_read_replica(request: HttpRequest) -> bool:
    """Whether it is a question for a public page by somebody who has not signed in."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith(FROM_PRIMARY)
    )


def _as_it_came(request: HttpRequest) -> HttpRequest:
    """A copy to ask again with: middleware and views leave their notes on what they were given."""
    again = copy(request)
    again.META = request.META.copy()
    return again


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    token = _alias.set(alias)
    try:
        yield
    finally:
        _alias.reset(token)


def begun(response: HttpResponseBase, replica: Replica) -> HttpResponseBase:
    """The answer with its first part read, so that a failure shows while another database can still be asked."""
    if response.streaming and not isinstance(response, FileResponse):
        parts = iter(response.streaming_content)
        with reading_from(replica.alias):
            first = next(parts, b"")
        response.streaming_content = chain([first], _rest(parts, replica))
    return response


def _rest(parts: Iterator[bytes], replica: Replica) -> Iterator[bytes]:
    """The other parts, each read where the first was: they are made after the middleware has returned."""
    while True:
        try:
            with reading_from(replica.alias):
                part = next(parts, None)
        except DatabaseError as error:
            note_failure(replica, error)
            raise  # what was sent cannot be taken back; a download cut short shows as one
        if part is None:
            return
        yield part


def note_failure(replica: Replica, error: DatabaseError) -> None:
    """Let a replica that is gone rest, and this thread's connection to it be made anew."""
    if is_broken(error):
        replica.rest(error)
    with suppress(DatabaseError):
        connections[replica.alias].close()
