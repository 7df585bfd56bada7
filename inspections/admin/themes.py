"""The codebook: what its entries say, with a record of every change, and the steps that do more than edit."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.urls import path

from inspections.codebook.checking import RESERVED
from inspections.codebook.differences import differences, state_of
from inspections.codebook.versions import Record
from inspections.models import ChangeKind, FindingTheme, Theme, ThemeGroup

from .base import HistoryAdmin
from .forms import PlainTextField, SluggedForm
from .theme_files import import_view
from .theme_splits import SPLIT
from .theme_steps import MERGE, RESTORE, RETIRE, SPLIT_GROUP, may, step_urls
from .theme_suggestions import offer, suggest_view, suggested_view
from .theme_terms import TermsField
from .theme_trials import TRY, trial_of, tried

WORDS = {"name", "scope", "include", "exclude", "terms", "is_residual"}
"""What may make other suggestions likely."""


class UseFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("now", "In use"), ("retired", "Retired")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(retired_on__isnull=self.value() == "now")


class EntryForm(SluggedForm):
    note = PlainTextField(
        required=False,
        label="Why",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Why it changes, in a sentence for the public list of changes.",
    )


class ThemeForm(EntryForm):
    terms = TermsField()

    def clean_slug(self):
        slug = super().clean_slug()
        if slug in RESERVED:
            raise ValidationError("This address is taken by a page. Type a different one.")
        return slug


class EntryAdmin(HistoryAdmin):
    """An entry of the codebook: every change is told in the public list, and what was ever used is never deleted."""

    steps = ()

    class Media:
        css = {"all": ["admin-extra/admin.css"]}

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, ("Change", {"fields": ["note"]})] if self._may_write(request, obj) else fieldsets

    def _may_write(self, request, obj):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_urls(self):
        return [*step_urls(self, self.steps), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        entry = self.get_object(request, object_id)
        offered = [step for step in self.steps if entry and self._offers(request, step, entry)]
        return super().change_view(request, object_id, form_url, {"steps": offered, **(extra_context or {})})

    def _offers(self, request, step, entry):
        fits = step is RESTORE if entry.is_retired else step is not RESTORE
        return fits and may(self, request, step)

    def save_model(self, request, obj, form, change):
        before = state_of(self.model.objects.get(pk=obj.pk)) if change else None
        super().save_model(request, obj, form, change)
        record = Record(request.user, form.cleaned_data.get("note", "").strip())
        after = state_of(obj)
        for difference in differences(before, after):
            record.tell(difference.kind, difference.words, **{self.noun: obj})
        if before is None or any(before.get(name) != after.get(name) for name in WORDS):
            self.offer_suggestions(request)

    def delete_model(self, request, obj):
        Record(request.user).tell(ChangeKind.REMOVED, f"“{obj}”, which nothing ever had, was removed.")
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for entry in queryset:
            self.delete_model(request, entry)

    def get_deleted_objects(self, objs, request):
        """What was ever used is kept, because the history of codings names it."""
        gone, counts, missing, protected = super().get_deleted_objects(objs, request)
        used = [f"{entry} was used: retire it, or merge it with another" for entry in objs if self.was_used(entry)]
        return gone, counts, missing, [*protected, *used]

    def offer_suggestions(self, request):
        offer(self, request)


@admin.register(ThemeGroup)
class ThemeGroupAdmin(EntryAdmin):
    form = EntryForm
    noun = "group"
    steps = (MERGE, SPLIT_GROUP, RETIRE, RESTORE)
    change_form_template = "admin/inspections/theme/change_form.html"
    fieldsets = [(None, {"fields": ["name", "order", "slug"]})]
    ordering = ["order", "name"]
    list_display = ["name", "order", "how_many_themes", "retired_on"]
    list_filter = [UseFilter]
    search_fields = ["name"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(theme_count=Count("themes"))

    def get_search_results(self, request, queryset, search_term):
        queryset, distinct = super().get_search_results(request, queryset, search_term)
        return (queryset.in_use() if _is_choosing(request) else queryset), distinct

    def was_used(self, group):
        return Theme.history.filter(group_id=group.pk).exists()

    def offer_suggestions(self, request):
        """Groups are not suggested."""

    @admin.display(description="themes", ordering="theme_count")
    def how_many_themes(self, group):
        return group.theme_count


@admin.register(Theme)
class ThemeAdmin(EntryAdmin):
    form = ThemeForm
    noun = "theme"
    steps = (MERGE, SPLIT, RETIRE, RESTORE)
    change_form_template = "admin/inspections/theme/change_form.html"
    change_list_template = "admin/inspections/theme/change_list.html"
    fieldsets = [
        (None, {"fields": ["name", "group", "scope", "include", "exclude", "terms"]}),
        ("Place", {"fields": [("order", "is_residual"), "slug"]}),
    ]
    list_display = ["name", "group", "scope", "how_many_findings", "is_residual", "retired_on"]
    list_filter = [UseFilter, "group", "is_residual"]
    list_select_related = ["group"]
    search_fields = ["name", "scope", "terms"]
    search_help_text = "Name, scope or a term."
    autocomplete_fields = ["group"]
    ordering = ["group__order", "order", "name"]

    def get_urls(self):
        views = [
            ("import/", import_view, "import"),
            ("suggest-again/", suggest_view, "suggest"),
            ("suggest-again/<uuid:key>/", suggested_view, "suggested"),
        ]
        urls = [path(address, self._own(view), name=f"inspections_theme_{name}") for address, view, name in views]
        return [*urls, *super().get_urls()]

    def _own(self, view):
        return self.admin_site.admin_view(lambda request, **kwargs: view(self, request, **kwargs))

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("group").annotate(finding_count=Count("finding_rows"))

    def get_search_results(self, request, queryset, search_term):
        queryset, distinct = super().get_search_results(request, queryset, search_term)
        return (queryset.in_use() if _is_choosing(request) else queryset), distinct

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return tried(form) if TRY in request.POST else form

    def render_change_form(self, request, context, *args, **kwargs):
        if TRY in request.POST:
            context["trial"] = trial_of(context["adminform"].form)
        return super().render_change_form(request, context | {"can_try": True}, *args, **kwargs)

    def was_used(self, theme):
        return FindingTheme.history.filter(theme_id=theme.pk).exists()

    @admin.display(description="findings", ordering="finding_count")
    def how_many_findings(self, theme):
        return theme.finding_count


def _is_choosing(request):
    """Whether a box asks for what can be chosen, rather than the list of all."""
    return request.path.endswith("/autocomplete/")
