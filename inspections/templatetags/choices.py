"""The choices of a filter: hundreds on a page, which a template would take several times as long to write."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()

CHOICE = """<label class="facet__option">
<input type="checkbox" name="{}" value="{}"{}>
<span>{}</span>{}
</label>
"""
COUNT = '\n<span class="facet__count">({:,})</span>'


@register.simple_tag
def facet_choices(facet):
    """The choices of a facet as HTML, each with its number of rows."""
    return _written(facet.name, ((o.value, o.label, o.selected, COUNT.format(o.count)) for o in facet.options))


@register.simple_tag
def field_choices(field):
    """The choices of a form's field of several values as HTML."""
    chosen = {str(value) for value in field.value() or ()}
    choices = field.field.choices
    return _written(field.html_name, ((value, label, str(value) in chosen, "") for value, label in choices))


def _written(name, choices):
    lines = (
        CHOICE.format(
            name, conditional_escape(value), " checked" if is_chosen else "", conditional_escape(label), count
        )
        for value, label, is_chosen, count in choices
    )
    return mark_safe("".join(lines))  # noqa: S308 - values and labels are escaped, names are of our own fields
