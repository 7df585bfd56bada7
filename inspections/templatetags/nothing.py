"""What a list says when it is empty."""

from django import template

from inspections.filters.nothing import nothing

register = template.Library()


@register.simple_tag
def nothing_found(conditions, table):
    """The sentence about an empty list and the nearest that is not; see filters/nothing.py."""
    return nothing(conditions, table.title.lower())
