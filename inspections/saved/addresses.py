"""Which addresses can be saved: those of lists of this site, with or without an as-at date."""

from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve

from inspections.as_at.addresses import DATED_PATH
from inspections.as_at.days import NoSuchDayError, read_day

LISTS = {
    "authorities": "Authorities",
    "authority-map": "Map of authorities",
    "codebook-page": "Codebook",
    "compare": "Authorities compared",
    "findings": "Findings",
    "home": "Overview",
    "inspectors": "Inspectors",
    "learn": "Who is praised for a theme",
    "responses": "Council responses",
    "statistics": "Statistics",
    "theme": "Theme",
    "themes": "Themes",
    "visits": "Visits",
    "waiting": "Waiting",
}
"""The pages that show lists or charts under conditions, by the name of their address, and what to call them."""

DROPPED = ("page", "format", "of")
"""What says where someone is in a list, or asks for a file; no part of a view."""


def list_of(address, today):
    """What the list at an address of this site is called; None for any other address."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or "\\" in address or not address.startswith("/") or address.startswith("//"):
        return None
    dated = DATED_PATH.fullmatch(parts.path)
    try:
        match = resolve((dated["rest"] or "") if dated else parts.path)
        if dated:
            read_day(dated["day"], today)
    except (Resolver404, NoSuchDayError):
        return None
    return LISTS.get(match.url_name)


def kept(address):
    """The address without the place in its list and without fragment."""
    parts = urlsplit(address)
    query = QueryDict(parts.query, mutable=True)
    for name in list(query):
        if name in DROPPED or name.endswith("-page"):
            del query[name]
    return f"{parts.path}?{query.urlencode()}" if query else parts.path
