"""The themes of a finding as a person sets them, on its own page or in its row on the visit's page."""

from django.core.exceptions import ValidationError
from django.db import transaction

from inspections.models import CodedBy, FindingTheme

from .inlines import RowInline
from .places import ChangingPlacesFormSet, PlacedRowForm, give_place

MOST = 3
TOO_MANY = "A finding has at most three themes. Take away the least central ones."


@transaction.atomic
def set_themes(finding, keys):
    """Give a finding these themes, the most central first.

    A theme it had keeps who assigned it; the others are a person's. Rows that neither move nor go stay untouched.
    """
    ranks = {key: rank for rank, key in enumerate(keys, start=1)}
    had = {row.theme_id: row for row in FindingTheme.objects.filter(finding=finding)}
    moved = {key: row for key, row in had.items() if ranks.get(key) != row.rank}
    for row in moved.values():
        row.delete()
    for key, rank in ranks.items():
        if key not in had or key in moved:
            by = had[key].assigned_by if key in had else CodedBy.PERSON
            FindingTheme.objects.create(finding=finding, theme_id=key, rank=rank, assigned_by=by)


class ThemeRowForm(PlacedRowForm):
    """A theme of a finding. Chosen or moved by a person, it is a person's."""

    place = "rank"

    def clean(self):
        if self.instance.pk is None or self.changed_data:
            self.instance.assigned_by = CodedBy.PERSON
        return super().clean()


class ThemeRowFormSet(ChangingPlacesFormSet):
    """Up to three themes, ranked 1 to 3 without gaps: in the order of the ranks given, then in the order of rows."""

    def fill_places(self):
        forms = self.standing_forms()
        given = [form.cleaned_data["rank"] for form in forms if form.cleaned_data.get("rank") is not None]
        if len(forms) > MOST:
            raise ValidationError(TOO_MANY)
        if len(set(given)) < len(given):
            raise ValidationError("Two themes have the same rank. Give each its own, or leave the ranks empty.")
        for number, form in enumerate(sorted(forms, key=_rank_given), start=1):
            give_place(form, number)


def _rank_given(form):
    rank = form.cleaned_data.get("rank")
    return (rank is None, rank or 0)


class ThemeRowInline(RowInline):
    model = FindingTheme
    form = ThemeRowForm
    formset = ThemeRowFormSet
    extra = 1
    max_num = MOST
    fields = ["theme", "rank", "assigned_by"]
    readonly_fields = ["assigned_by"]
    autocomplete_fields = ["theme"]
    verbose_name = "theme"
    verbose_name_plural = "themes, the most central first"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("theme", "finding__visit__authority")
