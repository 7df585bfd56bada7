"""Documents: the files that were imported. They come in by upload and are never edited; their visits are."""

from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html

from inspections.models import Document

from .base import DataEntryAdmin
from .uploads import upload_view


@admin.register(Document)
class DocumentAdmin(DataEntryAdmin):
    list_display = ["file_name", "link_to_visit", "layout", "imported_at", "open_problems"]
    list_filter = ["layout", "parser_version"]
    search_fields = ["file_name", "visit__authority__name", "sha256"]
    search_help_text = "File name, authority or SHA-256."
    date_hierarchy = "imported_at"
    list_per_page = 50
    fields = [
        "file_name",
        "link_to_visit",
        "open_problems",
        "layout",
        "parser_version",
        "imported_at",
        "size",
        "sha256",
    ]
    readonly_fields = fields

    def get_queryset(self, request):
        """Documents with their visits and the number of problems that are to be settled."""
        documents = super().get_queryset(request).select_related("visit__authority")
        return documents.annotate(open_count=Count("problems", filter=Q(problems__is_settled=False)))

    @admin.display(description="visit", ordering="visit__authority__name")
    def link_to_visit(self, document):
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:inspections_visit_change", args=[document.visit_id]), document.visit
        )

    @admin.display(description="open problems", ordering="open_count")
    def open_problems(self, document):
        return document.open_count

    def get_urls(self):
        view = self.admin_site.admin_view(lambda request: upload_view(self, request))
        return [path("upload/", view, name="inspections_document_upload"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        return redirect("admin:inspections_document_upload")

    def has_change_permission(self, request, obj=None):
        return False

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        _forget_file(obj)

    def delete_queryset(self, request, queryset):
        documents = list(queryset)
        super().delete_queryset(request, queryset)
        for document in documents:
            _forget_file(document)


def _forget_file(document):
    """Remove the stored file once the deletion of its document is certain."""
    if document.file:
        transaction.on_commit(lambda: document.file.storage.delete(document.file.name))
