"""Help on the product's words, where they stand on a page."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix

from inspections.models import Theme
from inspections.tally import tally_for
from inspections.words import WORDS, of_labels

register = template.Library()


@register.simple_tag
def all_words():
    return WORDS


@register.simple_tag
def filter_help(label):
    """What a filter's word means."""
    return _help(tuple(of_labels([label])), "What this means", get_script_prefix())


@register.simple_tag
def table_help(table):
    """What the headings of a table mean that are the product's own words."""
    words = of_labels(column.header for column in table.columns)
    return _help(tuple(words), "What the headings mean", get_script_prefix())


@lru_cache(maxsize=1024)
def _help(words, summary, prefix):
    """Where addresses begin with the prefix, which has the as-at date."""
    return render_to_string("_help.html", {"words": words, "summary": summary})


@register.simple_tag(takes_context=True)
def themes_help(context):
    """What each theme of the codebook is about: the same on every page of a date as long as the tally is."""
    return tally_for(context["request"]).kept.get(("help on themes", get_script_prefix()), _themes_help)


def _themes_help():
    themes = Theme.objects.only("slug", "name", "scope", "group", "order").order_by("name")
    return render_to_string("_help_themes.html", {"themes": themes})
