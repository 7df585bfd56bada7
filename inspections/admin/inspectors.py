"""Inspectors with their aliases, and two that are one person made one."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from rapidfuzz import fuzz, process

from inspections.models import Inspector

from .base import HistoryAdmin
from .forms import SluggedForm
from .merging import merge_view

ALIKE = 85
"""From which of rapidfuzz's 100 points on two names are shown as similar: a slip or a missing second name."""


class InspectorForm(SluggedForm):
    def clean_name(self):
        """A name that is nobody else's alias."""
        name = self.cleaned_data["name"]
        other = Inspector.objects.exclude(pk=self.instance.pk).filter(aliases__contains=[name]).first()
        if other:
            raise ValidationError(f"{name} is an alias of {other}. Use that inspector, or take the alias away there.")
        return name

    def clean_aliases(self):
        """Aliases that are no other inspector's name or alias, which would leave open who is meant."""
        others = Inspector.objects.exclude(pk=self.instance.pk)
        for alias in self.cleaned_data["aliases"]:
            if other := others.named(alias):
                raise ValidationError(f"{alias} is already a name of {other}. If they are one person, merge the two.")
        return self.cleaned_data["aliases"]


def similar_inspectors(inspector):
    """Other inspectors whose names are nearly the same, the most similar first."""
    others = Inspector.objects.exclude(pk=inspector.pk).in_bulk()
    names = {key: other.name for key, other in others.items()}
    found = process.extract(inspector.name, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=5)
    return [others[key] for _name, _score, key in found]


@admin.action(permissions=["merge"], description="Merge two inspectors who are one person")
def merge_two(modeladmin, request, queryset):
    """Lead to the page that asks which of the two stays."""
    keys = list(queryset.order_by("name").values_list("pk", flat=True)[:3])
    if len(keys) != 2:
        modeladmin.message_user(request, "Choose exactly two inspectors to merge.", messages.WARNING)
        return None
    return HttpResponseRedirect(merge_address(*keys))


def merge_address(one, other):
    return reverse("admin:inspections_inspector_merge", args=[one, other])


@admin.register(Inspector)
class InspectorAdmin(HistoryAdmin):
    form = InspectorForm
    fields = ["name", "aliases", "slug", "similar_names"]
    readonly_fields = ["similar_names"]
    list_display = ["name", "other_names", "how_many_visits"]
    search_fields = ["name", "aliases"]
    search_help_text = "Name or alias."
    actions = [merge_two]
    ordering = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(visit_count=Count("visit_rows"))

    def get_urls(self):
        view = self.admin_site.admin_view(lambda request, one, other: merge_view(self, request, one, other))
        return [path("<int:one>/merge/<int:other>/", view, name="inspections_inspector_merge"), *super().get_urls()]

    def has_merge_permission(self, request):
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.display(description="aliases")
    def other_names(self, inspector):
        return ", ".join(inspector.aliases)

    @admin.display(description="visits", ordering="visit_count")
    def how_many_visits(self, inspector):
        return inspector.visit_count

    @admin.display(description="similar names")
    def similar_names(self, inspector):
        """Links to merge each similar inspector, for a person to decide."""
        if inspector.pk is None:
            return "-"
        rows = ((merge_address(inspector.pk, other.pk), other.name) for other in similar_inspectors(inspector))
        links = format_html_join("", '<li><a href="{}">{}: merge?</a></li>', rows)
        return format_html("<ul>{}</ul>", links) if links else "None"
