"""One search box for everything, with suggestions while someone types."""

from django.http import JsonResponse

from inspections.search import LONGEST, search, suggest

from .page import page

FIRST = 5
SUGGESTED = 3
SHORTEST = 2
"""Fewer letters fit nearly every name."""


def search_page(request):
    question = _question(request)
    return page(
        request,
        "search.html",
        subject="search",
        title=f"Search results for “{question}”" if question else "Search",
        question=question,
        found=search(question, FIRST, request.as_at) if len(question) >= SHORTEST else [],
    )


def suggestions(request):
    """The first names that fit, as a list of objects with name, note (what it is) and url."""
    question = _question(request)
    found = suggest(question, SUGGESTED, request.as_at) if len(question) >= SHORTEST else []
    rows = [{"name": hit.name, "note": hits.noun, "url": hit.url} for hits in found for hit in hits.hits]
    return JsonResponse({"suggestions": rows})


def _question(request):
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST]
