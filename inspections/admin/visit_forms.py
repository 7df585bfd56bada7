"""A visit as a form."""

from django import forms
from django.utils import timezone

from inspections.models import PublishedBasis, TypeBasis

BASES = {
    "visit_type": ("type_basis", TypeBasis.ENTERED),
    "published_on": ("published_basis", PublishedBasis.ENTERED),
}
"""Facts, what they rest on, and what that becomes when a person changes the fact and says nothing else."""


class VisitForm(forms.ModelForm):
    """A visit. Whether it is public is not asked here: the buttons for that have a permission of their own."""

    def clean(self):
        cleaned = super().clean()
        for fact, (basis, entered) in BASES.items():
            if fact in self.changed_data and basis not in self.changed_data and basis in cleaned:
                cleaned[basis] = entered
        return cleaned

    def clean_published_on(self):
        """A date that a public visit can stand with."""
        day = self.cleaned_data["published_on"]
        if not self.instance.is_published:
            return day
        if day is None:
            raise forms.ValidationError("This visit is public and needs its publication date. Unpublish it first.")
        if day > timezone.localdate():
            raise forms.ValidationError("This visit is public; its publication date cannot lie in the future.")
        return day
