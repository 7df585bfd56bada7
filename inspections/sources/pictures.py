"""Drawn pages, each drawn once and kept in the cache `pages`."""

from contextlib import suppress
from functools import partial

from django.core.cache import caches

from inspections.reports.pictures import PageLayout, PageUndrawableError, draw_page

DRAWN_BY = 1
"""Raise it when pages are drawn differently, so that kept ones are drawn again."""
UNDRAWABLE_FOR = 3600


def picture_of(document, number):
    """The layout and the PNG of a page; raises PageUndrawableError, remembered for an hour."""
    draw = partial(_draw, document, number)
    kept = caches["pages"].get(_key(document, number)) or draw()
    if kept == "undrawable":
        raise PageUndrawableError(f"Page {number} of {document} could not be drawn.")
    layout, png = kept
    return PageLayout(**layout), png


def _key(document, number):
    return f"{DRAWN_BY}-{document.sha256}-{number}"


def _draw(document, number):
    with document.file.open() as file:
        data = file.read()
    try:
        layout, png = draw_page(data, number)
    except PageUndrawableError:
        return _keep(document, number, "undrawable", UNDRAWABLE_FOR)
    return _keep(document, number, (vars(layout), png), None)


def _keep(document, number, drawn, seconds):
    with suppress(OSError):  # on a full disk it is drawn again each time
        caches["pages"].set(_key(document, number), drawn, seconds)
    return drawn
