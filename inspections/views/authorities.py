"""The list of authorities, and one authority across all its visits."""

from functools import partial

from django.shortcuts import get_object_or_404

from inspections import charts
from inspections.filters import AuthorityFilter
from inspections.models import Authority, Finding, Judgement, Succession, Theme, Visit
from inspections.statistics import ThemeRates
from inspections.tables import AuthorityTable, FindingTable, JudgementTable, VisitTable

from .page import page


def authority_list(request):
    conditions = AuthorityFilter(request.GET, Authority.objects.open())
    table = AuthorityTable(conditions.qs.for_list(), empty_text="No authority meets these conditions.")
    return page(
        request,
        "authorities.html",
        subject="authorities",
        title="Authorities",
        filter=conditions,
        tables=[table],
        closed=Authority.objects.filter(closed__isnull=False),
    )


def authority_detail(request, slug):
    authority = get_object_or_404(Authority.objects.for_list(), slug=slug)
    visits = Visit.objects.published().filter(authority=authority)
    findings = Finding.objects.filter(visit__in=visits).for_list()
    successions = Succession.objects.involving(authority)
    judgements = Judgement.objects.filter(visit__in=visits).select_related("visit", "area", "grade")
    return page(
        request,
        "authority.html",
        subject=authority.slug,
        title=authority.name,
        authority=authority,
        tables=[
            FindingTable(findings, exclude=("authority",), empty_text="No finding has been coded yet."),
            VisitTable(visits.for_list().order_by("-published_on"), exclude=("authority",)),
            JudgementTable(judgements.order_by("-visit__published_on", "area__order")),
        ],
        charts={"theme-shares": partial(_themes, visits, authority)},
        predecessors=[succession for succession in successions if succession.successor == authority],
        successors=[succession for succession in successions if succession.predecessor == authority],
        neighbours=authority.neighbour_rows.filter(edition="current").select_related("neighbour"),
    )


def _themes(visits, authority):
    themes = Theme.objects.subjects().select_related("group")
    return charts.theme_shares(ThemeRates(visits), themes, {"authority": [authority.slug]})
