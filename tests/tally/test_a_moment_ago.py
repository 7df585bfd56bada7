"""What came or went after a page's tally was read harms no page: at worst it is not shown yet, or no longer."""

import datetime

import pytest
from django.test import RequestFactory
from django.utils import timezone

from inspections.models import Authority, Coverage, Finding, Theme
from inspections.profile import Profile
from inspections.related import related_findings
from inspections.tally import current_tally
from inspections.views.authorities import profile_tables
from tests import factories as make

pytestmark = pytest.mark.django_db

SAYS = "Caseloads are high and supervision lacks reflection in the duty team."


def rows_of(authority, tally):
    """The rows of each table on an authority's page, by the slug of the table."""
    tables = profile_tables(Profile(authority, timezone.localdate(), tally), is_file=False)
    for table in tables:
        table.request = RequestFactory().get("/")
    return {table.slug: len(table.rows) for table in tables}


def test_an_authority_that_came_has_an_empty_page():
    make.FindingFactory()
    tally = current_tally()
    assert not any(rows_of(make.AuthorityFactory(), tally)[slug] for slug in ("visits", "findings", "judgements"))


def test_an_authority_that_turned_out_to_have_taken_another_over_keeps_its_visits():
    visit = make.VisitFactory()
    tally = current_tally()
    make.SuccessionFactory(predecessor=make.AuthorityFactory(), successor=visit.authority)
    assert rows_of(Authority.objects.get(pk=visit.authority_id), tally)["visits"] == 1


def test_a_repeat_whose_finding_was_deleted_is_left_out():
    authority, theme = make.AuthorityFactory(), make.ThemeFactory()
    for year in (2019, 2021, 2023):
        day = datetime.date(year, 5, 1)
        visit = make.VisitFactory(authority=authority, published_on=day, coverage=Coverage.ITEMS)
        make.ItemToImproveFactory(visit=visit, themes=[theme])
    repeats = Profile(authority, timezone.localdate(), current_tally()).repeats
    Finding.objects.order_by("visit__published_on").first().delete()
    assert (len(repeats), [repeat.later.visit.published_on.year for repeat in repeats.rows(0, 9)]) == (2, [2023])


def test_a_finding_of_an_authority_that_came_is_compared_with_all_others():
    theme = make.ThemeFactory()
    like = make.FindingFactory(summary=SAYS, themes=[theme])
    tally = current_tally()
    mine = make.FindingFactory(summary=SAYS, themes=[theme])
    assert related_findings(mine, tally, timezone.localdate()) == [like]


def test_a_theme_that_was_renamed_is_still_the_same():
    theme, other = make.ThemeFactory(), make.ThemeFactory()
    mine, like = (make.FindingFactory(summary=SAYS, themes=[theme]) for _ in range(2))
    make.FindingFactory(summary=SAYS, themes=[other])
    tally = current_tally()
    Theme.objects.filter(pk=theme.pk).update(slug="another-name")
    mine = Finding.objects.get(pk=mine.pk)
    assert related_findings(mine, tally, timezone.localdate()) == [like]
