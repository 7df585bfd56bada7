"""The forms that correct a fact: one for each of FACTS. `values` gives flat facts, as imports know them."""

from django import forms
from django.utils import timezone
from django.utils.text import slugify

from inspections.models import Authority, Framework, Grade, JudgementArea, VisitInspector, VisitType

from .fields import DAY, INPUT, SELECT, TEXTAREA


class AuthorityForm(forms.Form):
    authority = forms.ModelChoiceField(Authority.objects.all(), to_field_name="name", widget=forms.Select(SELECT))

    @classmethod
    def initial_of(cls, facts):
        return {"authority": facts["authority",]}

    def values(self):
        return {("authority",): self.cleaned_data["authority"].name}


class TypeForm(forms.Form):
    visit_type = forms.ChoiceField(label="Type", choices=VisitType, widget=forms.Select(SELECT))
    framework = forms.ModelChoiceField(Framework.objects.all(), empty_label=None, widget=forms.Select(SELECT))

    @classmethod
    def initial_of(cls, facts):
        return {"visit_type": facts.get(("visit_type",)), "framework": facts.get(("framework",))}

    def values(self):
        return {("visit_type",): self.cleaned_data["visit_type"], ("framework",): self.cleaned_data["framework"].pk}


class TitleForm(forms.Form):
    key = "title"
    words = forms.CharField(
        label="Title as printed", max_length=300, required=False, widget=forms.Textarea({**TEXTAREA, "rows": 2})
    )

    @classmethod
    def initial_of(cls, facts):
        return {"words": facts.get((cls.key,))}

    def values(self):
        return {(self.key,): " ".join(self.cleaned_data["words"].split()) or None}


class AddresseeForm(TitleForm):
    key = "addressee"
    words = forms.CharField(
        label="Addressee as printed", max_length=300, required=False, widget=forms.Textarea({**TEXTAREA, "rows": 2})
    )


class PublishedForm(forms.Form):
    published_on = forms.DateField(label="Published on", widget=forms.DateInput(DAY, format="%Y-%m-%d"))

    @classmethod
    def initial_of(cls, facts):
        return {"published_on": facts.get(("published_on",))}

    def clean_published_on(self):
        day = self.cleaned_data["published_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The publication date lies in the future.")
        return day

    def values(self):
        return {("published_on",): self.cleaned_data["published_on"]}


class TopicsForm(forms.Form):
    topics = forms.CharField(label="Topics, one a line", required=False, widget=forms.Textarea({**TEXTAREA, "rows": 3}))

    @classmethod
    def initial_of(cls, facts):
        return {"topics": "\n".join(slug.replace("-", " ").capitalize() for _, slug in facts)}

    def values(self):
        names = [" ".join(line.split())[:200] for line in self.cleaned_data["topics"].splitlines()]
        return {("topic", slugify(name)[:100]): name for name in names if slugify(name)}


class PeriodRow(forms.Form):
    start = forms.DateField(label="First day", required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    end = forms.DateField(label="Last day", required=False, widget=forms.DateInput(DAY, format="%Y-%m-%d"))

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if not self.errors and bool(start) != bool(end):
            raise forms.ValidationError("Give both the first and the last day.")
        if start and end and end < start:
            raise forms.ValidationError("The last day on site cannot come before the first.")
        return self.cleaned_data


class InspectorRow(forms.Form):
    name = forms.CharField(max_length=100, required=False, widget=forms.TextInput(INPUT))
    role = forms.ChoiceField(choices=VisitInspector.Role, required=False, widget=forms.Select(SELECT))
    title = forms.CharField(label="Title as printed", max_length=100, required=False, widget=forms.TextInput(INPUT))


class JudgementRow(forms.Form):
    area = forms.ModelChoiceField(JudgementArea.objects.all(), required=False, widget=forms.Select(SELECT))
    grade = forms.ModelChoiceField(
        Grade.objects.all(), required=False, empty_label="No grade", widget=forms.Select(SELECT)
    )
    reason = forms.CharField(label="Why no grade", max_length=200, required=False, widget=forms.TextInput(INPUT))

    def clean(self):
        area, grade = self.cleaned_data.get("area"), self.cleaned_data.get("grade")
        if area and not grade and not self.cleaned_data.get("reason"):
            raise forms.ValidationError("Give a grade, or the reason why there is none.")
        return self.cleaned_data


class Rows(forms.BaseFormSet):
    """Rows of a fact. A row whose first field is emptied is left out."""

    def __init__(self, data=None, initial=None):
        super().__init__(data, initial=initial, prefix="row")

    def rows(self):
        first = next(iter(self.form.base_fields))
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get(first)]


class Periods(Rows):
    @classmethod
    def initial_of(cls, facts):
        return [{"start": start, "end": end} for start, end in facts.get(("periods",)) or ()]

    def clean(self):
        starts = [row["start"] for row in self.rows()] if not any(self.errors) else []
        if len(set(starts)) < len(starts):
            raise forms.ValidationError("Two periods start on the same day.")

    def values(self):
        return {("periods",): tuple(sorted((row["start"], row["end"]) for row in self.rows())) or None}


class Inspectors(Rows):
    @classmethod
    def initial_of(cls, facts):
        names = dict.fromkeys(name for _, name, _ in facts)
        return [
            {
                "name": name,
                "role": facts.get(("inspector", name, "role")),
                "title": facts.get(("inspector", name, "title")),
            }
            for name in names
        ]

    def values(self):
        values = {}
        for row in self.rows():
            name = " ".join(row["name"].split())
            values["inspector", name, "role"] = row["role"] or VisitInspector.Role.TEAM
            values["inspector", name, "title"] = row["title"] or None
        return values


class Judgements(Rows):
    @classmethod
    def initial_of(cls, facts):
        grades = set(Grade.objects.values_list("pk", flat=True))
        return [
            {"area": key[1], "grade": said if said in grades else None, "reason": "" if said in grades else said}
            for key, said in facts.items()
        ]

    def values(self):
        return {
            ("judgement", row["area"].pk): row["grade"].pk if row["grade"] else row["reason"] for row in self.rows()
        }


FORMS = {
    "authority": AuthorityForm,
    "type": TypeForm,
    "title": TitleForm,
    "days": forms.formset_factory(PeriodRow, formset=Periods, extra=1),
    "published": PublishedForm,
    "addressee": AddresseeForm,
    "topics": TopicsForm,
    "inspectors": forms.formset_factory(InspectorRow, formset=Inspectors, extra=3),
    "judgements": forms.formset_factory(JudgementRow, formset=Judgements, extra=2),
}
"""The form of each fact, by its slug."""


def form_for(row, data=None):
    """The form that corrects a fact: filled with what stands, or with what was sent."""
    form = FORMS[row.fact.slug]
    return form(data) if data is not None else form(initial=form.initial_of(row.standing))
