"""The choices of a filter: hundreds on a page, which a template would take several times as long to write."""

from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

escaped = lru_cache(maxsize=8192)(escape)
"""The same names stand on every page."""

CHECKED = {True: " checked", False: ""}


@register.simple_tag
def facet_choices(facet):
    """The choices of a facet as HTML, each with its number of rows."""
    return _written(facet.name, [(o.value, o.label, o.selected, _count(o.count)) for o in facet.options])


@register.simple_tag
def field_choices(field):
    """The choices of a form's field of several values as HTML."""
    chosen = {str(value) for value in field.value() or ()}
    choices = field.field.choices
    return _written(field.html_name, [(value, label, str(value) in chosen, "") for value, label in choices])


def _written(name, choices):
    lines = [_choice(name, *choice) for choice in choices]
    return mark_safe("".join(lines))  # noqa: S308 - values and labels are escaped, names are of our own fields


def _choice(name, value, label, is_chosen, count):
    return f"""<label class="facet__option">
<input type="checkbox" name="{name}" value="{escaped(str(value))}"{CHECKED[is_chosen]}>
<span>{escaped(str(label))}</span>{count}
</label>
"""


def _count(number):
    return f'\n<span class="facet__count">({number:,})</span>'
