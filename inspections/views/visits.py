"""The list of visits, and one visit with everything its report says."""

from itertools import groupby

from django.shortcuts import get_object_or_404

from inspections import charts
from inspections.filters import VisitFilter
from inspections.filters.choices import four_grades
from inspections.filters.pages import ReadPages, VisitPages
from inspections.models import CouncilResponse, Visit
from inspections.responses.accounts import account, due
from inspections.tables import FindingTable, VisitTable
from inspections.visit_counts import delays_by_year, topic_grades, types_by_year

from .page import page

ORDER = ("order", "pk")
"""Findings as in the report."""


def visit_list(request):
    conditions = VisitFilter(request.GET, Visit.objects.published(request.as_at), request=request)
    table = VisitTable(
        conditions.listed.order_by("-published_on", "pk"),
        pages=VisitPages(conditions.visits_asked),
        empty_text="No visit meets all of these conditions.",
    )
    return page(
        request,
        "visits.html",
        subject="visits",
        title="Visits",
        filter=conditions,
        tables=[table],
        charts=_charts(conditions.visits_asked, conditions.conditions),
    )


def _charts(asked, conditions):
    return {
        "types": lambda: charts.visits_by_type(types_by_year(asked), conditions),
        "topics": lambda: charts.topics_by_grade(topic_grades(asked), four_grades(), conditions),
        "delays": lambda: charts.publication_delays(delays_by_year(asked), conditions),
    }


def visit_detail(request, slug):
    visit = get_object_or_404(Visit.objects.published(request.as_at).for_list(), slug=slug)
    everything = list(visit.findings.for_list().order_by(*ORDER))
    findings = [finding for finding in everything if not finding.is_draft]
    responses = CouncilResponse.objects.published(request.as_at).filter(visit=visit)
    responses = responses.select_related("visit").with_quotes()
    table = FindingTable(
        visit.findings.shown().for_list().order_by(*ORDER),
        pages=ReadPages(findings, ORDER),
        exclude=("published", "authority", "visit"),
    )
    return page(
        request,
        "visit.html",
        subject=visit.slug,
        title=str(visit),
        tables=[table],
        visit=visit,
        periods=visit.periods.all(),
        judgements=visit.judgements.select_related("area", "grade"),
        inspectors=visit.inspector_rows.select_related("inspector"),
        sections=_by_section(findings),
        responses=[account(response, everything) for response in responses],
        due=due(visit, {finding.kind for finding in findings}, responses),
        documents=visit.documents.prefetch_related("problems"),
    )


def _by_section(findings):
    """(heading, findings) in the order of the report; a section met again later is shown again."""
    runs = groupby(findings, key=lambda finding: finding.heading or finding.get_section_display())
    return [(heading, list(run)) for heading, run in runs]
