"""Findings on pages of their own."""

from django.contrib import admin
from django.db import transaction
from django.db.models import Q

from inspections.models import CodedBy, Finding, FindingTheme, FindingWords

from .base import HistoryAdmin
from .finding_forms import FindingForm
from .theme_rows import ThemeRowInline


def suggested():
    """Findings of which a machine assigned the assessment or a theme, unconfirmed."""
    rows = FindingTheme.objects.filter(assigned_by=CodedBy.MACHINE).values("finding")
    return Q(assessment_by=CodedBy.MACHINE) | Q(pk__in=rows)


class SuggestionFilter(admin.SimpleListFilter):
    title = "suggestions"
    parameter_name = "suggestions"

    def lookups(self, request, model_admin):
        return [("open", "To be confirmed"), ("none", "None, or confirmed")]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.filter(suggested())
        return queryset.exclude(suggested()) if self.value() == "none" else queryset


@admin.action(permissions=["change"], description="Confirm suggested assessments and themes")
@transaction.atomic
def confirm_suggestions(modeladmin, request, queryset):
    """Make what a machine suggested a person's, unchanged."""
    findings = list(queryset.filter(suggested()).distinct())
    for finding in findings:
        confirm(finding)
        modeladmin.log_change(request, finding, "Confirmed what was suggested.")
    modeladmin.message_user(request, f"Confirmed what was suggested for {len(findings)} of the chosen findings.")


def confirm(finding):
    """A person confirms the assessment and every theme of a finding."""
    if finding.assessment_by == CodedBy.MACHINE:
        finding.assessment_by = CodedBy.PERSON
        finding.save()
    for row in finding.theme_rows.filter(assigned_by=CodedBy.MACHINE):
        row.assigned_by = CodedBy.PERSON
        row.save()


@admin.register(Finding)
class FindingAdmin(HistoryAdmin):
    form = FindingForm
    inlines = [ThemeRowInline]
    autocomplete_fields = ["visit"]
    readonly_fields = ["document", "assessment_by"]
    fieldsets = [
        (None, {"fields": ["visit", ("kind", "reference"), ("section", "heading"), ("order", "page"), "document"]}),
        ("What it says", {"fields": ["text", "summary"]}),
        ("Assessment", {"fields": [("assessment", "assessment_by")]}),
    ]
    list_display = ["reference", "authority", "published", "kind", "section", "assessment", "assessment_by", "says"]
    list_filter = [
        SuggestionFilter,
        "assessment",
        "kind",
        "section",
        "visit__framework",
        "visit__status",
        "visit__authority__region",
        "theme_rows__theme__group",
    ]
    list_select_related = ["visit__authority"]
    date_hierarchy = "visit__published_on"
    search_fields = ["text", "summary"]
    search_help_text = "Words in the finding, or the name of an authority."
    ordering = ["-visit__published_on", "visit", "order"]
    list_per_page = 50
    actions = [confirm_suggestions]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("visit__authority", "document")

    def get_search_results(self, request, queryset, search_term):
        """Findings with all the words, as on the public pages, or of an authority of that name."""
        if not search_term:
            return queryset, False
        found = Q(pk__in=FindingWords.objects.matching(search_term))
        return queryset.filter(found | Q(visit__authority__name__icontains=search_term)), False

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.visit.is_published and not obj.is_draft else None

    @admin.display(ordering="visit__authority__name")
    def authority(self, finding):
        return finding.visit.authority

    @admin.display(ordering="visit__published_on")
    def published(self, finding):
        return finding.visit.published_on

    @admin.display(description="what it says")
    def says(self, finding):
        return finding.passage if len(finding.passage) <= 140 else f"{finding.passage[:139]}…"
