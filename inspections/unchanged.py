"""Public pages and files that are sent again only after something has changed.

Each has a tag of everything that could make it another one: who asks, for what, the day, the program, and the state of
the record. A browser or proxy keeps the page, asks each time whether the tag still holds, and is told so by one query.
Each web process keeps the latest pages by their tags too, for all who ask for what somebody else has just read.
"""

import hashlib
import zlib
from functools import wraps

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from inspections.tally import state_for

from .release import release

VARY = ("Cookie", "HX-Request")
"""Headers of a request that could make another page of the same address."""

LARGEST = 2**20
"""Bytes of an answer that is kept here; a file of more is made anew."""
FAST = 1


def tagged(view):
    """The view with an ETag for strangers, and with 304 instead of its answer for those who have it already.

    People with a session get theirs anew each time, and nobody keeps it: it may be theirs alone.
    """

    @wraps(view)
    def answered(request, *args, **kwargs):
        tag = tag_of(request)
        response = tag and (get_conditional_response(request, tag) or kept(tag))
        if not response:
            response = view(request, *args, **kwargs)
            if tag and not is_for_one(request, response):
                keep(tag, response)
        patch_vary_headers(response, VARY)
        if is_personal(request):
            patch_cache_control(response, private=True, no_store=True)
        elif tag and response.status_code in (200, 304) and not is_for_one(request, response):
            response["ETag"] = tag
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return answered


def tag_of(request):
    """A weak tag, since it names what is told and not its bytes; None where answers are not to be kept.

    It is asked for before the page is made: should the record change in between, the page is newer than its tag, and
    sent once more than needed.
    """
    if settings.DEBUG or not settings.PUBLIC or is_personal(request):
        return None
    state = state_for(request)
    if state is None:
        return None
    asked = (request.build_absolute_uri(), request.as_at, bool(request.htmx))
    parts = (asked, timezone.localdate(), release(), state)
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def is_personal(request):
    """Whether whoever asks is or was signed in."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_for_one(request, response):
    """Whether the answer sets a cookie, or has a form whose token belongs to one browser."""
    return bool(response.cookies) or "CSRF_COOKIE_NEEDS_UPDATE" in request.META


def keep(tag, response):
    """Keep a whole answer for the next who asks."""
    if response.status_code == 200 and not response.streaming and len(response.content) <= LARGEST:
        answer = dict(response.items()), zlib.compress(response.content, FAST)
        caches["answers"].set(tag, answer, timeout=None)


def kept(tag):
    """The answer kept under a tag, or None."""
    answer = caches["answers"].get(tag)
    return answer and HttpResponse(zlib.decompress(answer[1]), headers=answer[0])
