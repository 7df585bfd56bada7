"""What every admin page of ours does the same way: history, deleting, and answering the database's refusals."""

from django.contrib import admin, messages
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from .constraints import sentence_of
from .deleting import what_deleting_removes


class DataEntryAdmin(admin.ModelAdmin):
    """An admin page that never answers with a server error where the database refuses a row."""

    delete_confirmation_max_display = 200

    def changeform_view(self, request, *args, **kwargs):
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError as error:
            self.message_user(request, f"Nothing was saved. {sentence_of(error)}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def get_deleted_objects(self, objs, request):
        return what_deleting_removes(objs, request, self.admin_site)


class HistoryAdmin(DataEntryAdmin, SimpleHistoryAdmin):
    """An admin page for a model whose every change is kept."""

    object_history_list_template = "admin/inspections/history_list.html"

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """All versions of one object, with what their foreign keys lead to."""
        versions = history_manager.filter(**{pk_name: object_id})
        keys = [field.name for field in versions.model.tracked_fields if field.many_to_one]
        return versions.select_related("history_user", *keys)
