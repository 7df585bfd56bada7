"""What every admin page of ours does the same way: history, deleting, and answering the database's refusals."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect

from inspections.history.kinds import BY_MODEL
from inspections.numbers import whole_number

from .constraints import sentence_of
from .deleting import what_deleting_removes
from .forms import TEXTS
from .widgets import AutocompleteBox, AutocompleteBoxes


class DataEntryAdmin(admin.ModelAdmin):
    """An admin page that never answers with a server error where the database refuses a row."""

    formfield_overrides = TEXTS
    delete_confirmation_max_display = 200

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = AutocompleteBox(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = AutocompleteBoxes(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def changeform_view(self, request, *args, **kwargs):
        view = super().changeform_view
        return self.saved_or_explained(request, lambda: view(request, *args, **kwargs))

    def saved_or_explained(self, request, save):
        """The response of a page that saves; where the database refuses, the page again with the reason."""
        try:
            with transaction.atomic():
                return save()
        except (IntegrityError, DataError) as error:
            self.message_user(request, f"Nothing was saved. {sentence_of(error)}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def get_deleted_objects(self, objs, request):
        return what_deleting_removes(objs, request, self.admin_site)


class HistoryAdmin(DataEntryAdmin):
    """An admin page for a model whose every change is kept."""

    def history_view(self, request, object_id, extra_context=None):
        """Leads to the history that the review desk leads to as well."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        key = whole_number(unquote(object_id))
        if key is None:
            raise Http404
        return redirect("history", BY_MODEL[self.model].slug, key)
