"""Boxes for pages with hundreds of rows: no query for what is chosen already, no template for each option."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.forms import Select
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from inspections.numbers import whole_number


class KeysAlone:
    """An autocomplete box that looks for nothing but keys: the library asks the database for whatever was sent."""

    def optgroups(self, name, value, attr=None):
        keys = [each for each in value if not each or whole_number(str(each)) is not None]
        return super().optgroups(name, keys, attr)


class AutocompleteBox(KeysAlone, AutocompleteSelect):
    """For one."""


class AutocompleteBoxes(KeysAlone, AutocompleteSelectMultiple):
    """For several."""


class LabelledAutocomplete(AutocompleteBox):
    """An autocomplete box in a row, told by its formset what is chosen in it."""

    known = None

    def know(self, chosen):
        """Take the object chosen in this row, or None where there is none."""
        self.known = chosen

    def optgroups(self, name, value, attr=None):
        if self.known is None or list(value) != [str(self.known.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, self.create_option(name, self.known.pk, str(self.known), True, len(empty))], 0)]


class ChosenFew(AutocompleteSelectMultiple):
    """An autocomplete box for several, kept in the order chosen. Its choices are few and already read."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Without the button that clears all: each choice has its own, and that one is no part of the list."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name, value, attr=None):
        labels = {str(key): label for key, label in self.choices}
        chosen = [key for key in map(str, value) if key in labels]
        return [(None, [self.create_option(name, key, labels[key], True, n) for n, key in enumerate(chosen)], 0)]


class QuickSelect(Select):
    """A select without groups, drawn in one go."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = self.format_value(value)
        marks = {True: mark_safe(" selected"), False: ""}
        rows = ((key, marks[str(key) in chosen], label) for key, label in self.choices)
        options = format_html_join("", '<option value="{}"{}>{}</option>', rows)
        attrs = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(attrs), options)
