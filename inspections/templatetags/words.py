"""Help on the product's words, where they stand on a page."""

from django import template

from inspections.models import Theme
from inspections.words import WORDS, of_labels

register = template.Library()


@register.simple_tag
def all_words():
    return WORDS


@register.inclusion_tag("_help.html")
def filter_help(label):
    """What a filter's word means."""
    return {"words": of_labels([label]), "summary": "What this means"}


@register.inclusion_tag("_help.html")
def table_help(table):
    """What the headings of a table mean that are the product's own words."""
    return {"words": of_labels(column.header for column in table.columns), "summary": "What the headings mean"}


@register.inclusion_tag("_help_themes.html")
def themes_help():
    """What each theme of the codebook is about. One query."""
    return {"themes": Theme.objects.only("slug", "name", "scope", "group", "order").order_by("name")}
