"""The addresses of pages, each made once: a page has hundreds of links, many of them to the same places."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address(name, *args):
    """As by `reverse`, with the as-at date of the page where it has one."""
    return _address(name, args, get_script_prefix())


@lru_cache(maxsize=8192)
def _address(name, args, prefix):
    """Where addresses begin with the prefix, which has the as-at date."""
    return reverse(name, args=args)
