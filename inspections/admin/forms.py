"""Forms that several admin pages share."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify


class SluggedForm(forms.ModelForm):
    """Makes the last part of a page's address from the name where a person left it empty, and checks it is free."""

    class Meta:
        error_messages = {
            "slug": {
                "unique": "Another page has this address already. Type a different one, for example with a number."
            }
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        name = self.cleaned_data.get("name", "")
        slug = self.cleaned_data["slug"] or slugify(name)[:100]
        if name and not slug:
            raise ValidationError("No address can be made from this name. Type one in plain letters.")
        return slug


class PlainTextField(forms.CharField):
    """Text with line ends as they are stored. Browsers send others, which would make a change of every save."""

    def to_python(self, value):
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def has_changed(self, initial, data):
        return super().has_changed(self.to_python(initial), data)


TEXTS = {models.TextField: {"form_class": PlainTextField}}
"""For formfield_overrides."""


class RowForm(forms.ModelForm):
    """A row of an inline. One that nobody touched is not checked again: that would be a query per rule and row."""

    def validate_unique(self):
        if self.has_changed():
            super().validate_unique()

    def validate_constraints(self):
        if self.has_changed():
            super().validate_constraints()
