"""The findings of a visit as rows on its page."""

from functools import cached_property

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError

from inspections.models import Finding, Theme

from .finding_forms import FindingForm
from .inlines import RowInline
from .places import PlacedFormSet, PlacedRowForm
from .theme_rows import MOST, TOO_MANY, set_themes
from .widgets import ChosenFew, QuickSelect


class ThemesField(forms.TypedMultipleChoiceField):
    """Themes by key, the most central first. Another order is a change."""

    def __init__(self, **kwargs):
        box = ChosenFew(Finding._meta.get_field("themes"), admin.site)
        super().__init__(coerce=int, required=False, widget=box, **kwargs)

    def has_changed(self, initial, data):
        return [str(key) for key in initial or []] != [str(key) for key in data or []]

    def clean(self, value):
        keys = super().clean(value)
        if len(keys) > MOST:
            raise ValidationError(TOO_MANY)
        return keys


class FindingRowForm(FindingForm, PlacedRowForm):
    """A finding in a row, with its themes in one box."""

    theme_keys = ThemesField(label="Themes", help_text="One to three, the most central first.")

    def _save_m2m(self):
        super()._save_m2m()
        if "theme_keys" in self.changed_data:
            set_themes(self.instance, self.cleaned_data["theme_keys"])


class FindingFormSet(PlacedFormSet):
    """The findings of one visit. Themes to choose from are read once for all rows."""

    @cached_property
    def themes(self):
        return list(Theme.objects.values_list("pk", "name"))

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["reference"].required = False
        field = form.fields["theme_keys"]
        field.choices = self.themes
        if form.instance.pk:
            field.initial = [row.theme_id for row in form.instance.theme_rows.all()]

    def fill_places(self):
        super().fill_places()
        for form in self.standing_forms():
            if not form.cleaned_data.get("reference"):
                self._refer(form)

    def _refer(self, form):
        """Name a finding by its kind and the next number of that kind, as in "improvement 3"."""
        kind = form.cleaned_data["kind"]
        taken = {f.cleaned_data["reference"] for f in self.standing_forms() if f.cleaned_data["kind"] == kind}
        numbers = (f"{kind.replace('_', ' ')} {number}" for number in range(1, len(taken) + 2))
        form.cleaned_data["reference"] = form.instance.reference = next(n for n in numbers if n not in taken)


class FindingInline(RowInline):
    model = Finding
    form = FindingRowForm
    formset = FindingFormSet
    template = "admin/inspections/visit/finding_rows.html"
    show_change_link = True
    classes = ["collapse", "finding-rows"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("order", "kind", "reference", "section", "page", "assessment"),
                    ("text", "summary"),
                    "theme_keys",
                ]
            },
        )
    ]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        return super().formfield_for_choice_field(db_field, request, **{**kwargs, "widget": QuickSelect})

    @admin.display(description="Themes")
    def theme_keys(self, finding):
        """The themes for a person who may look but not change."""
        return ", ".join(str(row.theme) for row in finding.theme_rows.all())

    def get_queryset(self, request):
        rows = super().get_queryset(request).order_by("order", "pk")
        return rows.select_related("visit__authority").prefetch_related("theme_rows__theme")
