"""Autocomplete boxes that need no query for what is chosen already."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class LabelledAutocomplete(AutocompleteSelect):
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

    def optgroups(self, name, value, attr=None):
        labels = {str(key): label for key, label in self.choices}
        chosen = [key for key in map(str, value) if key in labels]
        return [(None, [self.create_option(name, key, labels[key], True, n) for n, key in enumerate(chosen)], 0)]
