"""The forms of visits and findings entered by hand."""

from django import forms
from django.utils import timezone

from inspections.models import Authority, Framework, Kind, Section, VisitType

from .fields import DAY, INPUT, SELECT, TEXTAREA
from .selecting import stands_on

LONGEST = 500_000
"""Characters in a pasted text; the longest reports have half of them."""


class NewVisitForm(forms.Form):
    authority = forms.ModelChoiceField(Authority.objects.all(), widget=forms.Select(SELECT))
    visit_type = forms.ChoiceField(label="Kind of visit", choices=VisitType, widget=forms.Select(SELECT))
    framework = forms.ModelChoiceField(Framework.objects.all(), empty_label=None, widget=forms.Select(SELECT))
    title = forms.CharField(max_length=300, required=False, widget=forms.TextInput(INPUT))
    first_day = forms.DateField(label="First day on site", required=False, widget=forms.DateInput(DAY))
    last_day = forms.DateField(label="Last day on site", required=False, widget=forms.DateInput(DAY))
    published_on = forms.DateField(label="Published on", required=False, widget=forms.DateInput(DAY))
    text = forms.CharField(
        label="Text of the report or letter",
        max_length=LONGEST,
        help_text="Titles, dates and inspectors are read from a letter or report; of any other text, each paragraph "
        "becomes a finding to be reviewed.",
        widget=forms.Textarea({**TEXTAREA, "rows": 16}),
    )

    def clean(self):
        values = super().clean()
        first, last, day = (values.get(name) for name in ("first_day", "last_day", "published_on"))
        if bool(first) != bool(last):
            self.add_error("last_day" if first else "first_day", "Give both the first and the last day.")
        elif first and last < first:
            self.add_error("last_day", "The last day on site cannot come before the first.")
        if day and day > timezone.localdate():
            self.add_error("published_on", "The publication date lies in the future.")
        return values


class PassageForm(forms.Form):
    """A finding made of a passage of a page: paragraphs ticked, or words selected."""

    kind = forms.ChoiceField(choices=Kind, initial=Kind.PARAGRAPH, widget=forms.Select(SELECT))
    section = forms.ChoiceField(choices=Section, initial=Section.OTHER, widget=forms.Select(SELECT))
    passage = forms.CharField(
        required=False,
        label="Words of the finding",
        help_text="Copied from the text of the page; they may run on to the next.",
        widget=forms.Textarea({**TEXTAREA, "rows": 4}),
    )

    def __init__(self, *args, pieces=(), pages=(), **kwargs):
        """`pages`: the text of the page and of the one behind it, one of which the words must stand on, or both."""
        super().__init__(*args, **kwargs)
        self.pages = pages
        self.fields["pieces"] = forms.TypedMultipleChoiceField(
            coerce=int, required=False, choices=list(enumerate(pieces)), widget=forms.CheckboxSelectMultiple
        )
        self.all_pieces = pieces

    def clean(self):
        values = super().clean()
        ticked = " ".join(self.all_pieces[number] for number in values.get("pieces", []))
        values["text"] = " ".join((values.get("passage") or ticked).split())
        if not values["text"]:
            raise forms.ValidationError("Tick a paragraph, or select words of the page.")
        if values.get("passage") and not stands_on(values["text"], self.pages):
            self.add_error("passage", "These words do not stand on this page. Copy them from its text.")
        return values
