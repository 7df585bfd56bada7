"""The forms of double codings: opening one, and settling a disagreement."""

from django import forms

from inspections.agreement import Coding
from inspections.models import Assessment, Settlement, Theme

from .double_coding import possible_coders
from .fields import SELECT, TEXTAREA


class OpenForm(forms.Form):
    """Who codes, how many findings, and whether suggestions are shown."""

    first = forms.ModelChoiceField(None, label="First coder", widget=forms.Select(SELECT))
    second = forms.ModelChoiceField(
        None,
        label="Second coder",
        required=False,
        empty_label="Whoever takes it up",
        widget=forms.Select(SELECT),
    )
    sample = forms.IntegerField(
        label="How many findings",
        min_value=1,
        required=False,
        help_text="Drawn at random. Empty: all that nobody has coded blind yet.",
        widget=forms.NumberInput({"class": "govuk-input govuk-input--width-4"}),
    )
    shows_suggestions = forms.BooleanField(
        label="Show both coders what the machine suggests",
        required=False,
        help_text="It saves time, and draws both to the same answer: agreement will look better than it is.",
    )

    def __init__(self, data=None, *, person, may_name):
        super().__init__(data, initial={"first": person, "sample": 10})
        people = possible_coders()
        self.fields["first"].queryset = people if may_name else people.filter(pk=person.pk)
        self.fields["second"].queryset = people if may_name else people.none()

    @property
    def who_and_how_many(self):
        return [self[name] for name in ("first", "second", "sample")]

    @property
    def coders(self):
        named = (self.cleaned_data["first"], self.cleaned_data["second"])
        return [person for person in named if person]


class SettleForm(forms.Form):
    """Which of the two codings stands, or a third one; what it rests on."""

    choice = forms.ChoiceField(label="What stands", choices=Settlement.Choice, widget=forms.RadioSelect)
    assessment = forms.ChoiceField(choices=[("", ""), *Assessment.choices], required=False, widget=forms.Select(SELECT))
    theme_1 = forms.ModelChoiceField(None, label="Main theme", required=False, widget=forms.Select(SELECT))
    theme_2 = forms.ModelChoiceField(None, label="Second theme", required=False, widget=forms.Select(SELECT))
    theme_3 = forms.ModelChoiceField(None, label="Third theme", required=False, widget=forms.Select(SELECT))
    note = forms.CharField(label="Why", required=False, widget=forms.Textarea({**TEXTAREA, "rows": 3}))
    together = forms.BooleanField(label="The two coders agreed on this", required=False)

    third_fields = ("assessment", "theme_1", "theme_2", "theme_3")

    def __init__(self, data=None):
        super().__init__(data)
        for name in self.third_fields[1:]:
            self.fields[name].queryset = Theme.objects.in_use()

    def clean(self):
        values = super().clean()
        if values.get("choice") != Settlement.Choice.THIRD:
            return values
        named = self._named(values)
        if not values.get("assessment") or not named:
            self.add_error(None, "Another coding needs an assessment and at least one theme.")
        if len(named) != len(set(named)):
            self.add_error(None, "Name each theme once.")
        return values

    @property
    def third(self):
        """The other coding, or None where one of the two was chosen."""
        if self.cleaned_data["choice"] != Settlement.Choice.THIRD:
            return None
        return Coding(self.cleaned_data["assessment"], tuple(theme.pk for theme in self._named(self.cleaned_data)))

    def _named(self, values):
        return [values[name] for name in self.third_fields[1:] if values.get(name)]

    @property
    def third_rows(self):
        return [self[name] for name in self.third_fields]
