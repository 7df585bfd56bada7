"""Visits: everything about one on one page."""

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.formats import date_format

from inspections.models import DocumentProblem, Finding, Visit
from inspections.rights import PUBLISH

from .base import HistoryAdmin
from .finding_rows import FindingInline
from .problems import ProblemFilter, problems_of, settle_view
from .publishing import WaitingFilter, publish_selected, publish_view, unpublish_selected, unpublish_view
from .visit_forms import VisitForm
from .visit_rows import InspectorInline, JudgementInline, PeriodInline, ResponseInline
from .warnings import oddities


@admin.register(Visit)
class VisitAdmin(HistoryAdmin):
    form = VisitForm
    inlines = [PeriodInline, InspectorInline, JudgementInline, ResponseInline, FindingInline]
    change_form_template = "admin/inspections/visit/change_form.html"
    save_on_top = True
    autocomplete_fields = ["authority", "topics"]
    readonly_fields = ["status"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "status",
                    "authority",
                    ("framework", "visit_type"),
                    "published_on",
                    "title",
                    "topics",
                    "addressee",
                    "coverage",
                ]
            },
        ),
        (
            "Where this comes from",
            {
                "classes": ["collapse"],
                "fields": [
                    ("facts_from", "facts_note"),
                    ("type_basis", "published_basis"),
                    "source_url",
                    "source_key",
                    "slug",
                ],
            },
        ),
    ]
    list_display = [
        "authority",
        "visit_type",
        "status",
        "published_on",
        "on_site",
        "how_many_findings",
        "open_problems",
        "coverage",
        "framework",
    ]
    list_filter = [
        "status",
        WaitingFilter,
        ProblemFilter,
        "framework",
        "visit_type",
        "coverage",
        "facts_from",
        "authority__region",
    ]
    date_hierarchy = "published_on"
    ordering = ["status", "-published_on", "authority__name"]
    search_fields = ["authority__name", "title", "topics__name", "inspectors__name", "addressee"]
    search_help_text = "Authority, title, topic, inspector or addressee."
    list_per_page = 50
    actions = [publish_selected, unpublish_selected]

    def get_queryset(self, request):
        """Visits with what the list shows of each, in one query."""
        problems = DocumentProblem.objects.filter(is_settled=False, document__visit=OuterRef("pk"))
        visits = super().get_queryset(request).select_related("authority", "framework").with_dates()
        return visits.annotate(
            finding_count=_count(Finding.objects.filter(visit=OuterRef("pk")), "visit"),
            problem_count=_count(problems, "document__visit"),
        )

    def get_urls(self):
        views = {"publish": publish_view, "unpublish": unpublish_view, "settle": settle_view}
        urls = [
            path(f"<int:key>/{name}/", self._page(view), name=f"inspections_visit_{name}")
            for name, view in views.items()
        ]
        return [*urls, *super().get_urls()]

    def _page(self, view):
        return self.admin_site.admin_view(lambda request, key: view(self, request, key))

    def get_object_or_404(self, request, key):
        return get_object_or_404(self.get_queryset(request), pk=key)

    def has_publish_permission(self, request):
        return request.user.has_perm(PUBLISH)

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.is_published else None

    def revert_disabled(self, request, obj=None):
        """An old version may be public or not, so going back to one is for those who publish."""
        return super().revert_disabled(request, obj) or not self.has_publish_permission(request)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context |= {
                "may_publish": self.has_publish_permission(request),
                "reasons": [] if obj.is_published else obj.reasons_not_to_publish(),
                "problems": problems_of(obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for sentence in oddities(form.instance):
            self.message_user(request, sentence, messages.WARNING)

    @admin.display(description="on site", ordering="first_day")
    def on_site(self, visit):
        return days_between(visit.first_day, visit.last_day) if visit.first_day else "-"

    @admin.display(description="findings", ordering="finding_count")
    def how_many_findings(self, visit):
        return visit.finding_count

    @admin.display(description="open problems", ordering="problem_count")
    def open_problems(self, visit):
        return visit.problem_count or "-"


def days_between(first, last):
    """A run of days as reports print it: 11 to 22 March 2024."""
    if first == last:
        return date_format(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    start = str(first.day) if same_month else date_format(first, "j F" if first.year == last.year else "j F Y")
    return f"{start} to {date_format(last)}"


def _count(rows, group):
    """A subquery that counts rows of one visit; a join would multiply them."""
    return Coalesce(Subquery(rows.order_by().values(group).annotate(n=Count("pk")).values("n")), 0)
