"""Imports: what becomes, and what became, of the files that were uploaded in one go."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django_htmx.http import HTMX_STOP_POLLING

from inspections.importing.queue import try_again
from inspections.importing.results import counted
from inspections.models import Authority, ImportBatch
from inspections.numbers import whole_number

from .base import DataEntryAdmin
from .import_progress import Progress


class AuthorityForm(forms.Form):
    """The choice of an authority, those that the file may mean before all others."""

    authority = forms.ChoiceField(label="The report is about", error_messages={"required": "Choose an authority."})

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        names = {authority.dfe_code: _with_years(authority) for authority in Authority.objects.order_by("name")}
        likely = [(code, names[code]) for code in candidates if code in names]
        groups = [("Perhaps meant", likely)] if likely else []
        self.fields["authority"].choices = [("", "Choose one"), *groups, ("All authorities", list(names.items()))]


def _with_years(authority):
    """The name, with the years of one that opened or closed, which often shares its name with another."""
    opened = f", from {authority.opened.year}" if authority.opened else ""
    closed = f", to {authority.closed.year}" if authority.closed else ""
    return f"{authority.name}{opened}{closed}"


@admin.register(ImportBatch)
class ImportBatchAdmin(DataEntryAdmin):
    list_display = ["__str__", "started_by", "total", "imported", "known", "needs_person", "failed", "unfinished"]
    list_display_links = ["__str__"]
    date_hierarchy = "started_at"
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts().select_related("started_by")

    @admin.display(description="files")
    def total(self, batch):
        return batch.total

    @admin.display(description="imported")
    def imported(self, batch):
        return batch.imported + batch.updated

    @admin.display(description="already known")
    def known(self, batch):
        return batch.known

    @admin.display(description="need a person")
    def needs_person(self, batch):
        return batch.needs_person

    @admin.display(description="failed")
    def failed(self, batch):
        return batch.failed

    @admin.display(description="still to do")
    def unfinished(self, batch):
        return batch.queued + batch.reading

    def get_urls(self):
        def page(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"inspections_importbatch_{name}")

        return [
            page("<int:key>/progress/", self.progress_view, "progress"),
            page("<int:key>/again/", self.again_view, "again"),
            page("<int:key>/files/<int:item_key>/authority/", self.authority_view, "authority"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request):
        return request.user.has_perm("inspections.add_document")

    def has_view_permission(self, request, obj=None):
        return self.has_add_permission(request) or super().has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        return redirect("admin:inspections_document_upload")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The batch with what became of each file; it tells the browser to ask again while files are unfinished."""
        batch = self._batch(request, object_id)
        context = self._context(request, batch, str(batch)) | {"progress": Progress(batch)}
        return TemplateResponse(request, "admin/inspections/importbatch/batch.html", context)

    def progress_view(self, request, key):
        """The part of the page that changes; the last answer ends the asking."""
        batch = self._batch(request, key)
        progress = Progress(batch)
        context = {"batch": batch, "progress": progress, "is_update": True}
        context["has_add_permission"] = self.has_add_permission(request)
        status = HTMX_STOP_POLLING if progress.is_finished else 200
        return TemplateResponse(request, "admin/inspections/importbatch/_progress.html", context, status=status)

    def again_view(self, request, key):
        """Queue the failed file whose button was pressed, or all of them."""
        batch = self._batch_to_change(request, key)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        items = batch.items.to_try_again()
        wanted = whole_number(request.POST.get("item", ""))
        if wanted is not None:
            items = items.filter(pk=wanted)
        number = try_again(items)
        self.message_user(request, f"{counted(number, 'file')} queued again.", messages.SUCCESS)
        return redirect("admin:inspections_importbatch_change", batch.pk)

    def authority_view(self, request, key, item_key):
        """Ask which authority a file is about, and import it again with the answer."""
        batch = self._batch_to_change(request, key)
        item = get_object_or_404(batch.items, pk=item_key)
        if not item.needs_authority:
            return redirect("admin:inspections_importbatch_change", batch.pk)
        form = AuthorityForm(request.POST or None, candidates=item.candidates)
        if form.is_valid():
            try_again([item], Authority.objects.get(dfe_code=form.cleaned_data["authority"]))
            return redirect("admin:inspections_importbatch_change", batch.pk)
        context = self._context(request, batch, "Choose the authority") | {"form": form, "item": item}
        return TemplateResponse(request, "admin/inspections/importbatch/authority.html", context)

    def delete_model(self, request, obj):
        self._delete([obj], lambda: super(ImportBatchAdmin, self).delete_model(request, obj))

    def delete_queryset(self, request, queryset):
        self._delete(list(queryset), lambda: super(ImportBatchAdmin, self).delete_queryset(request, queryset))

    def _delete(self, batches, delete):
        """Delete batches, and their files once that is certain. Visits and documents that came of them stay."""
        files = [item.file for batch in batches for item in batch.items.exclude(file="")]
        delete()
        for file in files:
            transaction.on_commit(lambda file=file: file.storage.delete(file.name))

    def _batch(self, request, key):
        if not self.has_view_permission(request):
            raise PermissionDenied
        batch = self.get_object(request, str(key))
        if batch is None:
            raise Http404
        return batch

    def _batch_to_change(self, request, key):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._batch(request, key)

    def _context(self, request, batch, title):
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "batch": batch,
            "has_add_permission": self.has_add_permission(request),
            "has_delete_permission": self.has_delete_permission(request, batch),
        }
