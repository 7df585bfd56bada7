"""The addresses of pages, each made once: a page has hundreds of links, many of them to the same places."""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import get_script_prefix, reverse


def address(name, *args):
    """As by `reverse`, with the as-at date of the page where it has one."""
    return _address(name, args, get_script_prefix())


@lru_cache(maxsize=8192)
def _address(name, args, prefix):
    """Where addresses begin with the prefix, which has the as-at date."""
    return reverse(name, args=args)


def asked_again(request, *without):
    """The start of an address that asks the same of a page but for some names, to which one thing more can be added."""
    asked = {name: values for name, values in request.GET.lists() if name not in without}
    return f"?{urlencode(asked, doseq=True)}&" if asked else "?"
