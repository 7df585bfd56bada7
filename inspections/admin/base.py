"""What every admin page of ours does the same way: history, deleting, and answering the database's refusals."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from .constraints import sentence_of
from .deleting import what_deleting_removes
from .forms import TEXTS


class DataEntryAdmin(admin.ModelAdmin):
    """An admin page that never answers with a server error where the database refuses a row."""

    formfield_overrides = TEXTS
    delete_confirmation_max_display = 200

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

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


class HistoryAdmin(DataEntryAdmin, SimpleHistoryAdmin):
    """An admin page for a model whose every change is kept."""

    object_history_list_template = "admin/inspections/history_list.html"

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """A version, which those who may can go back to."""
        if request.method == "POST" and self.revert_disabled(request):
            raise PermissionDenied
        view = super().history_form_view
        return self.saved_or_explained(request, lambda: view(request, object_id, version_id, extra_context))

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """All versions of one object, with what their foreign keys lead to."""
        versions = history_manager.filter(**{pk_name: object_id})
        keys = [field.name for field in versions.model.tracked_fields if field.many_to_one]
        return versions.select_related("history_user", *keys)
