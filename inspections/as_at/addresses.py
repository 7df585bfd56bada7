"""Addresses with and without an as-at date.

The date is part of the prefix that Django puts before every address it makes, as for a site that lives in a folder.
So each link on a page carries it, and nothing else needs to know.
"""

import re
from contextlib import contextmanager

from django.urls import get_script_prefix, set_script_prefix
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from inspections.addresses import address

FOLDER = "as-at"
PARAMETER = "as_at"
"""The parameter that asks for a date instead: of a form, or of the API."""

DATED_PATH = re.compile(rf"/{FOLDER}/(?P<day>[^/]*)(?P<rest>/.*)?", re.DOTALL)


@contextmanager
def under(prefix):
    """Make addresses begin with a prefix, in this thread, until the block ends."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def plain_prefix():
    """What every address begins with that has no date in it: "/", or the folder that the site lives in."""
    return re.sub(rf"{FOLDER}/[^/]*/$", "", get_script_prefix())


def dated_prefix(day):
    """What every address begins with as at a day, such as "/as-at/2023-03-31/"."""
    return f"{plain_prefix()}{FOLDER}/{day.isoformat()}/"


def is_dated():
    """Whether addresses made now have a date in them."""
    return get_script_prefix() != plain_prefix()


def plain_reverse(name, *args):
    """The address of what knows no as-at date, such as the desk's pages, wherever it is asked for."""
    with under(plain_prefix()):
        return address(name, *args)


def dated_reverse(day, name, *args):
    """The address of a page as at a day, from whatever page."""
    with under(dated_prefix(day)):
        return address(name, *args)


def address_of(request, day=None, *, as_parameter=False):
    """The address of the same page with the same question, as at a day or without one.

    The day is part of the path, or a parameter where a program is asked.
    """
    prefix = plain_prefix() if day is None or as_parameter else dated_prefix(day)
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    if day and as_parameter:
        query[PARAMETER] = day.isoformat()
    path = escape_leading_slashes(f"{prefix}{escape_uri_path(request.path_info[1:])}")
    return f"{path}?{query.urlencode()}" if query else path
