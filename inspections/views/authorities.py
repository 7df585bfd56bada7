"""The list of authorities, and one authority across all its visits."""

from django.shortcuts import get_object_or_404

from inspections.authority_facts import add_facts, with_facts
from inspections.filters import AuthorityFilter
from inspections.models import Authority
from inspections.profile import Profile
from inspections.statistics import ITEMS, STRENGTHS
from inspections.tables import AuthorityTable, FindingTable, VisitTable, theme_visit_table, timeline_table
from inspections.tables.answers import answer_table
from inspections.tables.beside import beside_table
from inspections.tables.lots import LotData
from inspections.tables.waiting import RepeatTable
from inspections.tally import tally_for
from inspections.waiting import wait_of

from .page import page

COLUMNS_AT_MOST = 8
"""Visits that stand side by side on a page."""

ROWS_AT_FIRST = 10
"""Fewer than lists have, because a page of an authority has up to nine tables."""


def authority_list(request):
    conditions = AuthorityFilter(request.GET, Authority.objects.open_on(request.as_at), request=request)
    authorities = with_facts(conditions.qs, tally_for(request), request.as_at)
    table = AuthorityTable(authorities, empty_text="No authority meets these conditions.")
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
    day, tally = request.as_at, tally_for(request)
    authority = add_facts(get_object_or_404(Authority.objects.known_on(day), slug=slug), tally, day)
    profile = Profile(authority, day, tally)
    return page(
        request,
        "authority.html",
        subject=authority.slug,
        title=authority.name,
        authority=authority,
        wait=wait_of(tally, authority, day),
        tables=profile_tables(profile, is_file="format" in request.GET),
        predecessors=profile.predecessors,
        successors=profile.successors,
        neighbours=profile.neighbours,
    )


def profile_tables(profile, *, is_file):
    """The tables of an authority's page; in a file the themes have a column for each visit."""
    return [
        FindingTable(
            profile.findings,
            pages=profile.pages,
            page_size=ROWS_AT_FIRST,
            exclude=("authority",),
            empty_text="No finding has been coded yet.",
        ),
        VisitTable(profile.listed_visits, pages=profile.visit_pages, page_size=ROWS_AT_FIRST, exclude=("authority",)),
        timeline_table(profile.timeline, exclude=("authority",)),
        *_of_predecessors(profile),
        RepeatTable(LotData(profile.repeats), empty_text="No theme has come back at the next coded visit."),
        theme_visit_table(profile.coded_themes, profile.themes, None if is_file else COLUMNS_AT_MOST),
        *_beside_others(profile),
        answer_table(profile.known, profile.asked, profile.responses),
    ]


def _of_predecessors(profile):
    earlier = profile.earlier_timeline
    title, note = "Visits to the authorities it took over", "History: these results are not inherited."
    return [timeline_table(earlier, slug="predecessors", title=title, note=note)] if len(earlier) else []


def _beside_others(profile):
    return [beside_table(profile.rates, profile.authority, profile.themes, measure) for measure in (ITEMS, STRENGTHS)]
