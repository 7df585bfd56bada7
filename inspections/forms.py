"""Forms of the public pages; all of them only ask."""

from django import forms

from inspections.models import Grade, JudgementArea, Region
from inspections.official import FOUR_GRADES


class OutcomesForm(forms.Form):
    """Whose outcomes, in which area, and which authorities to list."""

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

    def asked(self, name, default):
        return (self.cleaned_data.get(name) if self.is_valid() else None) or default
