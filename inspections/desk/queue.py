"""The queue: visits with how far their review has got."""

import django_filters
import django_tables2 as tables
from django.contrib.auth import get_user_model
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db.models import Case, CharField, Count, DateTimeField, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from inspections.filters.facets import FacetedFilterSet, FacetFilter
from inspections.models import DocumentProblem, FactCheck, Finding, Region, ReviewAction, Visit, VisitType
from inspections.tables import Table
from inspections.tables.columns import DayColumn, LinkColumn, NumberColumn

from .facts import FACTS

STAGES = [("new", "Not begun"), ("begun", "Begun"), ("done", "All findings reviewed")]
STATUSES = [("draft", "Draft"), ("new", "Published, with new findings"), ("published", "Published")]
TO_DO = ["draft", "new"]
"""What waits for a person: drafts, and published visits to which an import brought findings."""
PROBLEMS = [("open", "To be settled"), ("none", "None open")]


def in_queue():
    """Visits with finding_count, reviewed_count, problem_count, fact_count (confirmed), touched_at and touched_by.

    `stand` is one of STATUSES.
    """
    mine = {"visit": OuterRef("pk")}
    steps = ReviewAction.objects.filter(**mine).order_by("-pk")
    checks = FactCheck.objects.filter(**mine).order_by("-checked_at")
    problems = DocumentProblem.objects.filter(is_settled=False, document__visit=OuterRef("pk"))
    people = get_user_model().objects.filter(pk=OuterRef("toucher"))
    return (
        Visit.objects.select_related("authority", "framework")
        .annotate(
            finding_count=_count(Finding.objects.filter(**mine), "visit"),
            reviewed_count=_count(Finding.objects.filter(**mine, reviewed_at__isnull=False), "visit"),
            fact_count=_count(checks, "visit"),
            problem_count=_count(problems, "document__visit"),
            touched_at=Greatest(
                Subquery(steps.values("at")[:1]),
                Subquery(checks.values("checked_at")[:1]),
                output_field=DateTimeField(),
            ),
            toucher=Coalesce(Subquery(steps.values("person")[:1]), Subquery(checks.values("checked_by")[:1])),
        )
        .annotate(
            touched_by=Coalesce(Subquery(people.values("username")), Value(""), output_field=CharField()),
            imported_at=Subquery(_imported()),
            stand=Case(
                When(status=Visit.Status.DRAFT, then=Value("draft")),
                When(Exists(Finding.objects.drafts().filter(**mine)), then=Value("new")),
                default=Value("published"),
            ),
        )
    )


def _imported():
    documents = Visit.documents.rel.related_model.objects.filter(visit=OuterRef("pk")).order_by()
    return documents.values("visit").annotate(last=Max("imported_at")).values("last")


def _count(rows, group):
    return Coalesce(Subquery(rows.order_by().values(group).annotate(n=Count("pk")).values("n")), 0)


def desk_url(visit):
    return reverse("desk-visit", args=[visit.pk])


class QueueTable(Table):
    """Visits to be reviewed, the ones worked on last first."""

    slug = "queue"
    title = "Visits to review"

    authority = LinkColumn(accessor="authority__name", verbose_name="Authority", url=desk_url)
    type = tables.Column(accessor="get_visit_type_display", verbose_name="Visit", order_by="visit_type")
    published = DayColumn(accessor="published_on", verbose_name="Published", default="")
    facts = tables.Column(accessor="fact_count", verbose_name="Facts confirmed")
    problems = NumberColumn(accessor="problem_count", verbose_name="Open problems")
    reviewed = tables.Column(accessor="reviewed_count", verbose_name="Findings reviewed")
    status = tables.Column(accessor="stand", verbose_name="Status")
    touched = tables.Column(accessor="touched_at", verbose_name="Last worked on", default="")

    class Meta(Table.Meta):
        model = Visit
        fields = ()

    def render_facts(self, value):
        return f"{value} of {len(FACTS)}"

    def render_reviewed(self, value, record):
        return f"{value} of {record.finding_count}"

    def render_status(self, value):
        return dict(STATUSES)[value]

    def render_touched(self, value, record):
        ago = naturaltime(value)
        return f"{ago} by {record.touched_by}" if record.touched_by else ago


class QueueFilter(FacetedFilterSet):
    """Conditions on the queue; what waits for a person where nothing is said of the status."""

    q = django_filters.CharFilter(label="Authority", field_name="authority__name", lookup_expr="icontains")
    status = FacetFilter("stand", label="Status", choices=STATUSES)
    type = FacetFilter("visit_type", label="Visit type", choices=VisitType.choices)
    region = FacetFilter("authority__region", label="Region", choices=Region.choices)
    stage = django_filters.ChoiceFilter(label="Findings", choices=STAGES, method="at_stage", empty_label="All stages")
    problems = django_filters.ChoiceFilter(
        label="Problems", choices=PROBLEMS, method="with_problems", empty_label="With or without"
    )
    shown = ["status", "type", "region"]

    class Meta:
        model = Visit
        fields = []

    def at_stage(self, queryset, name, value):
        some, rest = Q(reviewed_count__gt=0), Q(finding_count__gt=F("reviewed_count"))
        return queryset.filter({"new": Q(reviewed_count=0), "begun": some & rest, "done": some & ~rest}[value])

    def with_problems(self, queryset, name, value):
        return queryset.filter(problem_count__gt=0) if value == "open" else queryset.filter(problem_count=0)
