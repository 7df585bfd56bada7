"""Inlines that read what their rows offer once, not once a row."""

from django.contrib import admin

from .forms import RowForm
from .formsets import RowFormSet
from .widgets import LabelledAutocomplete


class RowInline(admin.TabularInline):
    """Rows on their parent's page. `shared_choices` names the selects whose options all rows share."""

    form = RowForm
    formset = RowFormSet
    extra = 0
    view_on_site = False
    shared_choices = ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LabelledAutocomplete(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name in self.shared_choices:
            field.choices = [("", "---------"), *((row.pk, str(row)) for row in field.queryset)]
        return field
