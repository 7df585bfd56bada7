"""Council responses with who said what."""

from django import forms
from django.contrib import admin
from django.urls import path

from inspections.models import CouncilResponse, FoundBy, ResponseQuote, ResponseStatement
from inspections.responses.matching import match_quotes
from inspections.responses.saving import reread_quotes

from .base import HistoryAdmin
from .inlines import RowInline
from .places import ChangingPlacesFormSet, PlacedRowForm
from .quotes import confirm_quotes
from .response_imports import import_view


@admin.action(permissions=["change"], description="Match quotes again")
def match_again(modeladmin, request, queryset):
    """Find the quotes anew, as after findings were edited; what people confirmed or refused stands."""
    changed = [response for response in queryset.exclude(text="") if match_quotes(response)]
    modeladmin.message_user(request, f"Looked for quotes again: those of {len(changed)} of the chosen changed.")


@admin.action(permissions=["change"], description="Confirm all quotes found by machine")
def confirm_all_quotes(modeladmin, request, queryset):
    confirm_quotes(modeladmin, request, ResponseQuote.objects.filter(response__in=queryset, found_by=FoundBy.MACHINE))


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
    fields = ["visit", ("kind", "published_on"), "title", "source_url", "summary", "text"]
    change_list_template = "admin/inspections/councilresponse/change_list.html"
    autocomplete_fields = ["visit"]
    list_display = ["title", "authority", "kind", "published_on"]
    list_filter = ["kind", "visit__authority__region"]
    date_hierarchy = "published_on"
    search_fields = ["title", "visit__authority__name", "statements__speaker"]
    search_help_text = "Title, authority or speaker."
    actions = [match_again, confirm_all_quotes]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("visit__authority")

    def get_urls(self):
        view = self.admin_site.admin_view(lambda request: import_view(self, request))
        return [path("import/", view, name="inspections_councilresponse_import"), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if {"text", "visit"} & set(form.changed_data):
            reread_quotes(obj)

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.visit.is_published else None

    @admin.display(ordering="visit__authority__name")
    def authority(self, response):
        return response.visit.authority
