"""Findings of others on a theme: statistical neighbours in their order, then the region, then England."""

import datetime

import pytest

from inspections.learning import NEAREST_FIRST, Nearest, NearestPages, nearest_first, nearness_words
from inspections.models import Finding, Region
from inspections.tally import VisitsAsked, current_tally
from inspections.tally.picking import of_finding
from tests import factories as make

pytestmark = pytest.mark.django_db


def praised(name, region, year=2022):
    authority = make.AuthorityFactory(name=name, region=region)
    make.FindingFactory(visit=make.VisitFactory(authority=authority, published_on=datetime.date(year, 5, 1)))
    return authority


def test_it_lists_the_nearest_first_and_leaves_the_authority_itself_out():
    own = praised("Own", Region.LONDON)
    praised("Far", Region.NORTH_EAST, 2024)
    praised("Beside", Region.LONDON, 2021)
    second, first = praised("Second", Region.NORTH_WEST, 2024), praised("First", Region.LONDON, 2019)
    make.StatisticalNeighbourFactory(authority=own, neighbour=first, rank=1)
    make.StatisticalNeighbourFactory(authority=own, neighbour=second, rank=2)
    make.StatisticalNeighbourFactory(authority=own, neighbour=second, rank=1, edition="previous")
    found = [(f.visit.authority.name, nearness_words(f.nearness)) for f in nearest_first(Finding.objects.all(), own)]
    assert found == [
        ("First", "Statistical neighbour 1"),
        ("Second", "Statistical neighbour 2"),
        ("Beside", "Same region"),
        ("Far", "Elsewhere in England"),
    ]


def test_the_latest_come_first_at_the_same_nearness():
    own = make.AuthorityFactory(region=Region.LONDON)
    praised("Older", Region.LONDON, 2019)
    praised("Newer", Region.LONDON, 2023)
    found = [finding.visit.authority.name for finding in nearest_first(Finding.objects.all(), own)]
    assert found == ["Newer", "Older"]


def test_a_theme_alone_is_chosen_already_and_the_authority_is_still_asked_for(client):
    make.ThemeFactory(slug="harm")
    page = client.get("/learn/?theme=harm")
    form = page.context["form"]
    assert (form.is_bound, form["theme"].value(), page.context["tables"]) == (False, "harm", {})


def test_a_finding_that_needs_improvement_leads_to_who_is_praised_for_its_subjects(client):
    subject, rest = make.ThemeFactory(slug="harm"), make.ThemeFactory(slug="other", is_residual=True)
    finding = make.ItemToImproveFactory(themes=[subject, rest])
    page = client.get(finding.get_absolute_url()).content.decode()
    authority = finding.visit.authority.slug
    assert f"/learn/?theme=harm&amp;authority={authority}" in page
    assert "theme=other" not in page


@pytest.mark.parametrize(
    "order", [NEAREST_FIRST, ("-nearness", "pk"), ("visit__authority__name", "pk"), ("-visit__published_on", "pk")]
)
def test_its_pages_are_those_that_the_database_would_give(order):
    own, theme = make.AuthorityFactory(region=Region.LONDON), make.ThemeFactory()
    for number, region in enumerate([*Region] * 2):
        other = make.AuthorityFactory(region=region)
        visit = make.VisitFactory(authority=other, published_on=datetime.date(2015 + number % 5, 5, 1))
        make.FindingFactory.create_batch(2, visit=visit, themes=[theme])
        if number % 4 == 0:
            make.StatisticalNeighbourFactory(authority=own, neighbour=other, rank=number + 1)
    make.FindingFactory(visit__authority=own, themes=[theme])
    truth = nearest_first(Finding.objects.filter(themes=theme), own).order_by(*order)
    tally = current_tally()
    nearest = Nearest(VisitsAsked.published(tally, datetime.date(2024, 1, 1)), own, theme)
    pages = NearestPages(nearest, of_finding(tally, "assessment", ["strength"]))
    assert (pages.count, pages.can_sort(order)) == (36, True)
    found = pages.rows(0, 20, order)
    assert [(row.pk, row.nearness) for row in found] == [(row.pk, row.nearness) for row in truth[:20]]
