"""Forms of the public pages; all of them only ask."""

from django import forms
from django.utils import timezone

from inspections.filters.visits import DAY_WIDGET
from inspections.models import Grade, JudgementArea, Region
from inspections.official import FOUR_GRADES


class OutcomesForm(forms.Form):
    """Which day's outcomes, and which authorities of that day to list."""

    as_at = forms.DateField(
        required=False,
        label="As at",
        widget=DAY_WIDGET,
        error_messages={"invalid": "As at: enter a real date, such as 2024-03-31."},
    )
    region = forms.ChoiceField(required=False, choices=[("", "All of England"), *Region.choices])
    area = forms.ChoiceField(required=False, label="Judgement area")
    grade = forms.MultipleChoiceField(required=False)

    AREAS = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(JudgementArea.objects.values_list("slug", "name"))
        grades = dict(Grade.objects.values_list("slug", "name"))
        self.fields["area"].choices = [(slug, names.get(slug, slug)) for slug in self.AREAS]
        self.fields["grade"].choices = [(slug, grades.get(slug, slug)) for slug in FOUR_GRADES]

    def clean_as_at(self):
        return self.cleaned_data["as_at"] or timezone.localdate()

    @property
    def day(self):
        """The day asked about; today where none, or none that exists, was given."""
        return self.cleaned_data.get("as_at") or timezone.localdate() if self.is_valid() else timezone.localdate()

    def asked(self, name, default):
        return (self.cleaned_data.get(name) if self.is_valid() else None) or default
