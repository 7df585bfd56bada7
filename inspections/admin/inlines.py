"""Inlines that read what their rows offer once, not once a row."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper

from .forms import TEXTS, RowForm
from .formsets import RowFormSet
from .widgets import LabelledAutocomplete


class RowInline(admin.TabularInline):
    """Rows on their parent's page. `shared_choices` names the selects whose options all rows share."""

    form = RowForm
    formset = RowFormSet
    formfield_overrides = TEXTS
    extra = 0
    view_on_site = False
    shared_choices = ()

    class Media:
        css = {"all": ["admin-extra/admin.css"]}
        js = ["admin-extra/names.js"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            _only_add(field.widget, may_add=db_field.name not in self.shared_choices)
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LabelledAutocomplete(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name in self.shared_choices:
            field.choices = [("", "---------"), *((row.pk, str(row)) for row in field.queryset)]
        return field


def _only_add(wrapper, may_add):
    """Leave out the links to change, delete or look at what a row chose: four icons in each row hide the row."""
    wrapper.can_change_related = wrapper.can_delete_related = wrapper.can_view_related = False
    wrapper.can_add_related = wrapper.can_add_related and may_add
