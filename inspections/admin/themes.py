"""The codebook."""

from django.contrib import admin
from django.db.models import Count

from inspections.models import Theme, ThemeGroup

from .base import HistoryAdmin
from .forms import SluggedForm


@admin.register(ThemeGroup)
class ThemeGroupAdmin(HistoryAdmin):
    form = SluggedForm
    fields = ["name", "order", "slug"]
    ordering = ["order", "name"]
    list_display = ["name", "order", "how_many_themes"]
    search_fields = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(theme_count=Count("themes"))

    @admin.display(description="themes", ordering="theme_count")
    def how_many_themes(self, group):
        return group.theme_count


@admin.register(Theme)
class ThemeAdmin(HistoryAdmin):
    form = SluggedForm
    fieldsets = [
        (None, {"fields": ["name", "group", "scope", "include", "exclude", "terms"]}),
        ("Place", {"fields": [("order", "is_residual"), "slug"]}),
    ]
    list_display = ["name", "group", "scope", "how_many_findings", "is_residual"]
    list_filter = ["group", "is_residual"]
    list_select_related = ["group"]
    search_fields = ["name", "scope", "terms"]
    search_help_text = "Name, scope or a term."
    autocomplete_fields = ["group"]
    ordering = ["group__order", "order", "name"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("group").annotate(finding_count=Count("finding_rows"))

    @admin.display(description="findings", ordering="finding_count")
    def how_many_findings(self, theme):
        return theme.finding_count
