"""Council responses with who said what."""

from django import forms
from django.contrib import admin

from inspections.models import CouncilResponse, ResponseStatement

from .base import HistoryAdmin
from .inlines import RowInline
from .places import ChangingPlacesFormSet, PlacedRowForm


class StatementForm(PlacedRowForm):
    class Meta:
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "summary": forms.Textarea(attrs={"rows": 3})}


class StatementInline(RowInline):
    model = ResponseStatement
    form = StatementForm
    formset = ChangingPlacesFormSet
    template = "admin/edit_inline/stacked.html"
    verbose_name = "statement"
    fields = [("order", "speaker", "role"), ("text", "summary")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("response")


@admin.register(CouncilResponse)
class CouncilResponseAdmin(HistoryAdmin):
    inlines = [StatementInline]
    fields = ["visit", ("kind", "published_on"), "title", "source_url", "summary"]
    autocomplete_fields = ["visit"]
    list_display = ["title", "authority", "kind", "published_on"]
    list_filter = ["kind", "visit__authority__region"]
    date_hierarchy = "published_on"
    search_fields = ["title", "visit__authority__name", "statements__speaker"]
    search_help_text = "Title, authority or speaker."

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("visit__authority")

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.visit.is_published else None

    @admin.display(ordering="visit__authority__name")
    def authority(self, response):
        return response.visit.authority
