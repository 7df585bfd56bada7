"""What was to improve at one coded visit, and is again, or has become a strength, at the next."""

import datetime

import pytest

from inspections.models import Authority, Coverage
from inspections.profile import Profile
from inspections.tally import current_tally
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    return make.AuthorityFactory()


@pytest.fixture
def harm():
    return make.ThemeFactory(slug="harm")


def visit(authority, year, coverage=Coverage.ITEMS):
    return make.VisitFactory(authority=authority, published_on=datetime.date(year, 5, 1), coverage=coverage)


def repeats():
    found = Profile(Authority.objects.get(), datetime.date(2023, 1, 1), current_tally()).repeats
    return found.rows(0, len(found))


def found():
    return [
        (repeat.theme.slug, repeat.again, repeat.earlier.visit.published_on.year, repeat.later.visit.published_on.year)
        for repeat in repeats()
    ]


def test_it_finds_an_item_that_comes_back(authority, harm):
    for year in (2019, 2022):
        make.ItemToImproveFactory(visit=visit(authority, year), themes=[harm])
    assert found() == [("harm", True, 2019, 2022)]


def test_it_finds_an_item_that_became_a_strength(authority, harm):
    make.ItemToImproveFactory(visit=visit(authority, 2019), themes=[harm])
    make.FindingFactory(visit=visit(authority, 2022), themes=[harm])
    assert found() == [("harm", False, 2019, 2022)]


def test_an_item_that_comes_back_beside_praise_is_an_item_again(authority, harm):
    make.ItemToImproveFactory(visit=visit(authority, 2019), themes=[harm])
    later = visit(authority, 2022)
    make.FindingFactory(visit=later, themes=[harm])
    make.ItemToImproveFactory(visit=later, themes=[harm])
    assert found() == [("harm", True, 2019, 2022)]


def test_it_compares_each_visit_with_the_one_before_it_only(authority, harm):
    make.ItemToImproveFactory(visit=visit(authority, 2016), themes=[harm])
    make.ItemToImproveFactory(visit=visit(authority, 2019), themes=[make.ThemeFactory(slug="other")])
    make.ItemToImproveFactory(visit=visit(authority, 2022), themes=[harm])
    assert found() == []


def test_it_passes_over_visits_whose_items_are_not_coded(authority, harm):
    make.ItemToImproveFactory(visit=visit(authority, 2016), themes=[harm])
    make.FindingFactory(visit=visit(authority, 2019, Coverage.NOTHING), themes=[make.ThemeFactory(slug="other")])
    make.ItemToImproveFactory(visit=visit(authority, 2022), themes=[harm])
    assert found() == [("harm", True, 2016, 2022)]


def test_the_residual_code_does_not_repeat(authority):
    overall = make.ThemeFactory(slug="overall", is_residual=True)
    for year in (2019, 2022):
        make.ItemToImproveFactory(visit=visit(authority, year), themes=[overall])
    assert found() == []


def test_it_says_how_many_years_lie_between(authority, harm):
    for year in (2019, 2022):
        make.ItemToImproveFactory(visit=visit(authority, year), themes=[harm])
    (repeat,) = repeats()
    assert (repeat.years, repeat.outcome) == (3.0, "Again to improve")
