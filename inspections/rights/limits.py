"""How often a client may ask for what takes long: files, words, and the API."""

from math import ceil

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.connection import ConnectionProxy
from ninja.throttling import SimpleRateThrottle

from .clients import client_address

FILES = {"visit-file", "codebook"}
"""Addresses of files, beside those with a `format`."""

FOR_PEOPLE = 5
"""Who is signed in may ask so many times as often: an office that shares an address does not share an account."""

SENTENCE = "Too many requests. Ask again in {seconds} seconds."


class Limit(SimpleRateThrottle):
    """The requests of one client for one of settings.LIMITS in the last minute, as all web processes count them."""

    cache = ConnectionProxy(caches, "limits")
    cache_format = "{kind}-{client}"

    def __init__(self, kind, most):
        super().__init__(f"{most}/m")
        self.kind = kind

    def get_cache_key(self, request):
        person = request.user
        client = f"person-{person.pk}" if person.is_authenticated else client_address(request)
        return self.cache_format.format(kind=self.kind, client=client)

    def allow_request(self, request):
        try:
            return super().allow_request(request)
        except OSError:  # a full disk is no reason to refuse
            return True


class Limited:
    """Answers with 429 whoever asks too often for what takes long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        kind = kind_of(request)
        most = settings.LIMITS.get(kind)
        if not most:
            return None
        limit = Limit(kind, most * FOR_PEOPLE if request.user.is_authenticated else most)
        return None if limit.allow_request(request) else refusal(request, kind, ceil(limit.wait() or 60))


def kind_of(request):
    """Which of settings.LIMITS a request counts for; None for those that nobody counts."""
    match = request.resolver_match
    if "api" in match.namespaces:
        return "api"
    if match.url_name in FILES or "format" in request.GET:
        return "files"
    return "searches" if request.GET.get("q") else None


def refusal(request, kind, seconds):
    """When to come back: as a page, or as programs understand it."""
    sentence = SENTENCE.format(seconds=seconds)
    if kind == "api" or request.resolver_match.url_name == "suggestions":
        response = JsonResponse({"detail": sentence}, status=429)
    elif kind == "files":
        response = HttpResponse(sentence, status=429, content_type="text/plain; charset=utf-8")
    else:
        response = render(request, "429.html", {"seconds": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    if kind == "api":
        response["Access-Control-Allow-Origin"] = "*"
    return response
