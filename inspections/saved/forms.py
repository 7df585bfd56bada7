"""The forms of saved views."""

import re
from urllib.parse import urlsplit

from django import forms
from django.http import QueryDict
from django.utils import timezone

from inspections.models import SavedView

from .addresses import kept, list_of

ARRANGING = ("sort", "per_page", "columns")
"""What arranges a list and does not filter it."""

AT_MOST = 100
"""How many views a person can keep."""


class NameForm(forms.ModelForm):
    """The name of a view, new for the person whose view it is."""

    class Meta:
        model = SavedView
        fields = ["name"]
        widgets = {"name": forms.TextInput({"class": "govuk-input govuk-input--width-30", "autocomplete": "off"})}

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = SavedView.objects.filter(person=self.instance.person, name=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(f"You have a view called “{name}” already. Choose another name.")
        return name


class SaveForm(NameForm):
    """A new view: its name, and the address of a list of this site."""

    class Meta(NameForm.Meta):
        fields = ["name", "address"]
        widgets = {**NameForm.Meta.widgets, "address": forms.HiddenInput}

    def clean_address(self):
        if list_of(self.cleaned_data["address"], timezone.localdate()) is None:
            raise forms.ValidationError("Only a list of this dashboard can be saved. Open one and save it from there.")
        return kept(self.cleaned_data["address"])

    def clean(self):
        if SavedView.objects.filter(person=self.instance.person).count() >= AT_MOST:
            raise forms.ValidationError(f"You have {AT_MOST} saved views, the most there can be. Delete one first.")
        return super().clean()


def suggested_name(address):
    """What a view of an address may be called: the list, and the values of its filters."""
    name = list_of(address, timezone.localdate()) or ""
    asked = QueryDict(urlsplit(kept(address)).query).lists()
    values = [value for filter_name, values in asked if filter_name not in ARRANGING for value in values if value]
    words = [re.sub("[-_]", " ", value) for value in values]
    return f"{name}: {', '.join(words)}"[: SavedView.NAME_LENGTH] if name and words else name
