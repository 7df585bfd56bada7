"""The list of authorities, and one authority across all its visits."""

from django.shortcuts import get_object_or_404

from inspections.filters import AuthorityFilter
from inspections.models import Authority, Finding, Judgement, StatisticalNeighbour, Succession, Theme, Visit
from inspections.repeats import repeat_findings
from inspections.statistics import theme_counts
from inspections.tables import AuthorityTable, FindingTable, VisitTable, grade_visit_table, theme_visit_table
from inspections.tables.waiting import RepeatTable
from inspections.waiting import wait_of

from .page import page


def authority_list(request):
    conditions = AuthorityFilter(request.GET, Authority.objects.open_on(request.as_at), request=request)
    table = AuthorityTable(conditions.qs.for_list(request.as_at), empty_text="No authority meets these conditions.")
    return page(
        request,
        "authorities.html",
        subject="authorities",
        title="Authorities",
        filter=conditions,
        tables=[table],
        closed=Authority.objects.closed_before(request.as_at),
    )


def authority_detail(request, slug):
    day = request.as_at
    authority = get_object_or_404(Authority.objects.known_on(day).for_list(day), slug=slug)
    visits = Visit.objects.published(day).filter(authority=authority)
    listed = visits.for_list().order_by("-published_on", "pk")
    findings = Finding.objects.shown().filter(visit__in=visits).for_list()
    successions = Succession.objects.involving(authority, day)
    judgements = Judgement.objects.filter(visit__in=visits).select_related("visit", "area", "grade")
    return page(
        request,
        "authority.html",
        subject=authority.slug,
        title=authority.name,
        authority=authority,
        wait=wait_of(authority, day),
        tables=[
            FindingTable(findings, exclude=("authority",), empty_text="No finding has been coded yet."),
            RepeatTable(repeat_findings(findings), empty_text="No theme has come back at the next coded visit."),
            VisitTable(listed, exclude=("authority",)),
            theme_visit_table(theme_counts(findings), Theme.objects.subjects().select_related("group"), listed),
            grade_visit_table(judgements.order_by("-visit__published_on", "area__order")),
        ],
        predecessors=[succession for succession in successions if succession.successor == authority],
        successors=[succession for succession in successions if succession.predecessor == authority],
        neighbours=StatisticalNeighbour.objects.of(authority, day),
    )
