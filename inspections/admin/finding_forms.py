"""A finding as a form."""

from django import forms

from inspections.models import CodedBy


class FindingForm(forms.ModelForm):
    """A finding. Who assessed it is never asked: an assessment set or changed here is a person's."""

    class Meta:
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "summary": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }

    def clean(self):
        cleaned = super().clean()
        if "assessment" in self.changed_data:
            self.instance.assessment_by = CodedBy.PERSON if self.cleaned_data.get("assessment") else ""
        return cleaned
