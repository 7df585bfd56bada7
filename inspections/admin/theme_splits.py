"""The page on which a theme is split: what the new theme is, and which findings go to it."""

from django import forms
from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.forms.utils import ErrorDict

from inspections.codebook.steps import split_theme
from inspections.codebook.trying import Terms, fitting
from inspections.models import Theme, ThemeGroup
from inspections.numbers import whole_number

from .forms import PlainTextField
from .theme_steps import Step, StepForm, check_new
from .theme_terms import TermsField

MOST_LISTED = 300
SHOW = "_show"
"""The name of the button that lists the findings."""
BY_TERMS, BY_HAND = "terms", "hand"
TEXT = {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}


class SplitForm(StepForm):
    name = forms.CharField(
        max_length=150, label="Name of the new theme", widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    group = forms.ModelChoiceField(ThemeGroup.objects.in_use(), empty_label=None)
    scope = PlainTextField(**TEXT, help_text="What the new theme is about, in one sentence.")
    include = PlainTextField(**TEXT, required=False)
    exclude = PlainTextField(**TEXT, required=False)
    terms = TermsField()
    which = forms.ChoiceField(
        label="Findings that go there",
        choices=[(BY_TERMS, "All in which one of these terms stands"), (BY_HAND, "Those ticked in the list below")],
        initial=BY_TERMS,
        widget=forms.RadioSelect,
    )
    rows = forms.TypedMultipleChoiceField(coerce=int, required=False)
    field_order = ["name", "group", "scope", "include", "exclude", "terms", "which", "rows", "note"]

    def __init__(self, entry, data=None, **kwargs):
        super().__init__(entry, data, initial={"group": entry.group_id}, **kwargs)
        self.is_shown = bool(data) and SHOW in data
        if self.is_shown:
            self._errors = ErrorDict()  # what is missing is not said while findings are only listed
        self.listed = self._listed() if data else []
        keys = entry.finding_rows.values_list("pk", flat=True) if data else []
        self.fields["rows"].choices = [(key, key) for key in keys]

    def is_valid(self):
        """Not while findings are only listed."""
        return not self.is_shown and super().is_valid()

    @property
    def plain_fields(self):
        """The fields of the form but for the list of findings."""
        return [field for field in self if field.name != "rows"]

    def clean_name(self):
        self.new = Theme(name=self.cleaned_data["name"])
        check_new(self.new)
        return self.new.name

    def clean(self):
        asked = super().clean()
        if not self.errors and not self.keys():
            raise forms.ValidationError("No finding would go to the new theme. Choose others, or other terms.")
        return asked

    def keys(self):
        """The keys of the theme rows that go to the new theme."""
        if self.cleaned_data["which"] == BY_HAND:
            return self.cleaned_data["rows"]
        return fitting(self.entry.finding_rows, self.cleaned_data["terms"])

    def _listed(self):
        """(row, its passage in runs, whether it is ticked) of the first findings, those that fit first."""
        terms = Terms(self._typed_terms())
        rows = self.entry.finding_rows.select_related("finding__visit__authority").annotate(
            passage=Coalesce(NullIf(F("finding__text"), Value("", TextField())), F("finding__summary"))
        )
        fits = set(fitting(self.entry.finding_rows, terms.terms)) if terms.terms else set()
        first = [*rows.filter(pk__in=fits).order_by("-pk")[:MOST_LISTED]]
        first += [*rows.exclude(pk__in=fits).order_by("-pk")[: MOST_LISTED - len(first)]]
        ticked = fits if self.is_shown else set(map(whole_number, self.data.getlist("rows")))
        return [(row, terms.runs(row.passage), row.pk in ticked) for row in first]

    def _typed_terms(self):
        try:
            return self.fields["terms"].clean(self.data.get("terms", ""))
        except forms.ValidationError:
            return []


def _split(form, entry, record):
    values = {name: form.cleaned_data[name] for name in ("group", "scope", "include", "exclude", "terms")}
    for name, value in values.items():
        setattr(form.new, name, value)
    moved = split_theme(entry, form.new, form.keys(), record=record)
    return f"{form.new} was split off from {entry}: {moved}.", form.new


SPLIT = Step(
    "split",
    "Split",
    "A new theme takes over the codings you choose, the rest stay. Codings keep who made them.",
    SplitForm,
    _split,
    ("change", "add"),
    "admin/inspections/theme/split.html",
)
