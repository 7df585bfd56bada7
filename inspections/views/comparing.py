"""Chosen authorities side by side, or one against its statistical neighbours."""

from django import forms

from inspections.comparing import FEWEST, MOST, Comparison, with_neighbours
from inspections.models import Authority
from inspections.tables.comparing import comparison_tables
from inspections.tally import tally_for

from .page import page


class ComparisonForm(forms.Form):
    """Which authorities: two to six by name, or one whose statistical neighbours stand beside it."""

    near = forms.ModelChoiceField(
        Authority.objects.none(),
        to_field_name="slug",
        required=False,
        label="Against its statistical neighbours",
        empty_label="Choose one",
    )
    authority = forms.ModelMultipleChoiceField(
        Authority.objects.none(), to_field_name="slug", required=False, label="Or choose two to six authorities"
    )

    def __init__(self, data, day):
        super().__init__(data)
        self.day = day
        self.fields["near"].queryset = Authority.objects.open_on(day)
        self.fields["authority"].queryset = Authority.objects.known_on(day)

    def clean(self):
        near, chosen = self.cleaned_data.get("near"), self.cleaned_data.get("authority")
        if not near and not self.errors and not FEWEST <= len(chosen or []) <= MOST:
            raise forms.ValidationError(f"Choose {FEWEST} to {MOST} authorities, or one and its neighbours.")
        return self.cleaned_data

    @property
    def chosen(self):
        """The authorities to compare; none where the form asks for nothing that can be compared."""
        if not self.is_valid():
            return []
        near = self.cleaned_data["near"]
        return with_neighbours(near, self.day) if near else list(self.cleaned_data["authority"])


def compare(request):
    asked = "near" in request.GET or "authority" in request.GET
    form = ComparisonForm(request.GET if asked else None, request.as_at)
    authorities = form.chosen
    tables = comparison_tables(Comparison(authorities, request.as_at, tally_for(request))) if authorities else []
    return page(
        request,
        "compare.html",
        subject="compare",
        title="Compare authorities",
        form=form,
        authorities=authorities,
        tables=tables,
    )
