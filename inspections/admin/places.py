"""Rows with a place among their parent's rows, numbered for the person who leaves the place empty."""

from django.core.exceptions import ValidationError

from .forms import RowForm
from .formsets import RowFormSet


class PlacedRowForm(RowForm):
    """A row with a place. Whether two rows share one is for the formset to say, which knows how all will stand."""

    place = "order"

    def validate_constraints(self):
        if not self.has_changed():
            return
        try:
            self.instance.validate_constraints(exclude={*self._get_validation_exclusions(), self.place})
        except ValidationError as error:
            self._update_errors(error)


class PlacedFormSet(RowFormSet):
    """Rows with a place. Where a person left it empty, the row comes after all others."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        field = form.fields[form.place]
        field.required = False
        if form.instance.pk is None:
            field.initial = None

    def clean(self):
        self.fill_places()
        super().clean()

    def fill_places(self):
        lists = {}
        for form in self.standing_forms():
            lists.setdefault(self.list_of(form), []).append(form)
        for forms in lists.values():
            _fill_after_the_last(forms)

    def list_of(self, form):
        """Which of several lists under one parent a row belongs to; places are counted within it."""
        return ""


class ChangingPlacesFormSet(PlacedFormSet):
    """Rows of which no two may share a place, not even for a moment while they are saved one after another."""

    def save_existing_objects(self, commit=True):
        self._gone = set()
        if commit:
            self._make_room()
        return super().save_existing_objects(commit)

    def _make_room(self):
        """Take away what goes, and what moves, before anything arrives. A row that moved is saved again afterwards."""
        going = {form.instance.pk for form in self.deleted_forms if form.instance.pk}
        moving = {form.instance.pk for form in self.initial_forms if form.place in form.changed_data} - going
        if len(moving) == 1 and not going:
            return
        for row in self.model._default_manager.filter(pk__in=going | moving):
            row.delete()
        self._gone = going

    def delete_existing(self, obj, commit=True):
        if obj.pk not in self._gone:
            super().delete_existing(obj, commit)


def give_place(form, number):
    """Put a row in a place, so that saving notices."""
    if form.cleaned_data.get(form.place) == number and getattr(form.instance, form.place) == number:
        return
    form.cleaned_data[form.place] = number
    setattr(form.instance, form.place, number)
    if form.place not in form.changed_data:
        form.changed_data.append(form.place)


def _fill_after_the_last(forms):
    """Number rows without a place on from the highest place taken."""
    last = max((form.cleaned_data.get(form.place) or 0 for form in forms), default=0)
    for form in forms:
        if form.cleaned_data.get(form.place) is None:
            last += 1
            give_place(form, last)
