"""Authorities, with who replaced whom and who is like whom."""

from django import forms
from django.contrib import admin

from inspections.models import Authority, StatisticalNeighbour, Succession

from .base import DataEntryAdmin, HistoryAdmin
from .forms import SluggedForm
from .inlines import RowInline
from .places import ChangingPlacesFormSet, PlacedRowForm


class NeighbourForm(PlacedRowForm):
    place = "rank"

    def clean_rank(self):
        rank = self.cleaned_data["rank"]
        if rank == 0:
            raise forms.ValidationError("Ranks start at 1, the most alike.")
        return rank


class NeighbourFormSet(ChangingPlacesFormSet):
    """The neighbours of one authority, ranked within each edition."""

    def list_of(self, form):
        return form.cleaned_data.get("edition")


class NeighbourInline(RowInline):
    model = StatisticalNeighbour
    fk_name = "authority"
    form = NeighbourForm
    formset = NeighbourFormSet
    fields = ["edition", "rank", "neighbour"]
    autocomplete_fields = ["neighbour"]
    classes = ["collapse"]
    verbose_name_plural = "statistical neighbours, the most alike first"

    def get_queryset(self, request):
        return super().get_queryset(request).order_by("edition", "rank").select_related("neighbour", "authority")


class ReplacedByInline(RowInline):
    model = Succession
    fk_name = "predecessor"
    fields = ["successor", "date", "extent"]
    autocomplete_fields = ["successor"]
    verbose_name = "successor"
    verbose_name_plural = "replaced by"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("successor", "predecessor")


class ReplacedInline(RowInline):
    model = Succession
    fk_name = "successor"
    fields = ["predecessor", "date", "extent"]
    autocomplete_fields = ["predecessor"]
    verbose_name = "predecessor"
    verbose_name_plural = "replaces"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("successor", "predecessor")


class OpenFilter(admin.SimpleListFilter):
    title = "existence"
    parameter_name = "existence"

    def lookups(self, request, model_admin):
        return [("open", "Exists today"), ("closed", "Abolished")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(closed__isnull=self.value() == "open")


@admin.register(Authority)
class AuthorityAdmin(HistoryAdmin):
    form = SluggedForm
    inlines = [ReplacedByInline, ReplacedInline, NeighbourInline]
    fieldsets = [
        (None, {"fields": ["name", "aliases", ("region", "kind"), ("opened", "closed"), "population_0_25"]}),
        ("Codes", {"fields": [("ons_code", "dfe_code", "ofsted_urn"), "previous_ons_codes", "slug"]}),
    ]
    list_display = ["name", "region", "kind", "ons_code", "dfe_code", "opened", "closed"]
    list_filter = [OpenFilter, "region", "kind"]
    search_fields = ["name", "aliases", "ons_code", "dfe_code"]
    search_help_text = "Name, alias, ONS code or DfE code."
    list_per_page = 200


@admin.register(Succession)
class SuccessionAdmin(HistoryAdmin):
    list_display = ["predecessor", "successor", "date", "extent"]
    list_display_links = ["predecessor", "successor"]
    list_filter = ["extent"]
    list_select_related = ["predecessor", "successor"]
    autocomplete_fields = ["predecessor", "successor"]
    search_fields = ["predecessor__name", "successor__name"]
    date_hierarchy = "date"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("predecessor", "successor")


@admin.register(StatisticalNeighbour)
class StatisticalNeighbourAdmin(DataEntryAdmin):
    list_display = ["authority", "rank", "neighbour", "edition"]
    list_filter = ["edition", "authority__region"]
    list_select_related = ["authority", "neighbour"]
    autocomplete_fields = ["authority", "neighbour"]
    search_fields = ["authority__name"]
    ordering = ["authority__name", "edition", "rank"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("authority", "neighbour")
