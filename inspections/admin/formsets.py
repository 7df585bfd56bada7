"""Rows on their parent's page, read and checked in few queries, with sentences for broken rules."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst

from .constraints import unique_sentence
from .widgets import LabelledAutocomplete


class KnownRowField(forms.IntegerField):
    """A row's own key. It looks the row up among those the formset has read, not in the database each time."""

    widget = forms.HiddenInput

    def __init__(self, formset, **kwargs):
        super().__init__(**kwargs)
        self.formset = formset

    def clean(self, value):
        key = super().clean(value)
        row = self.formset._existing_object(key) if key else None
        if key and row is None:
            raise ValidationError("Somebody deleted this row meanwhile. Open the page again to see what is there.")
        return row


class RowFormSet(BaseInlineFormSet):
    """An inline's rows."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        key = self.model._meta.pk.name
        form.fields[key] = KnownRowField(self, required=False, initial=form.fields[key].initial)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", capfirst(str(field.label or name)))
            if isinstance(widget, LabelledAutocomplete):
                widget.know(form.instance._state.fields_cache.get(name))

    def get_unique_error_message(self, unique_check):
        return unique_sentence(self.model, unique_check) or super().get_unique_error_message(unique_check)

    def standing_forms(self):
        """The valid forms of rows that will be there after saving, in the order of the page."""
        forms = [form for form in self.forms if form.is_valid() and not self._should_delete_form(form)]
        return [form for form in forms if form.instance.pk or form.has_changed()]
