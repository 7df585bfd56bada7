"""Rates count visits, and only those whose coverage includes what is asked."""

import datetime

import pytest

from inspections.models import CodedBy
from inspections.rates import Rates, grades_by_year
from inspections.statistics import ITEMS, STRENGTHS, Share
from tests.factories import FindingThemeFactory, ItemToImproveFactory, ThemeFactory
from tests.world import all_visits, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def rates(world):
    return Rates(all_visits(), "region")


def test_it_counts_items_among_visits_whose_items_are_coded(world, rates):
    assert rates.share(world["harm"], ITEMS) == Share(1, 2)


def test_it_counts_strengths_only_among_visits_coded_in_full(world, rates):
    assert rates.share(world["harm"], STRENGTHS) == Share(1, 1)


def test_it_leaves_strengths_of_partly_coded_visits_out(world, rates):
    assert rates.share(world["plans"], STRENGTHS) == Share(0, 1)


def test_it_splits_by_region_and_year(world, rates):
    shares = {
        (place, year): rates.share(world["plans"], ITEMS, place=place, year=year)
        for place in rates.places
        for year in rates.years
    }
    assert shares == {
        ("london", 2023): Share(1, 1),
        ("london", 2024): Share(0, 0),
        ("north-east", 2023): Share(0, 0),
        ("north-east", 2024): Share(1, 1),
    }


def test_it_counts_a_visit_once_however_often_it_raises_a_theme(world):
    ItemToImproveFactory(visit=world["north"], themes=[world["harm"]])
    assert Rates(all_visits(), "region").share(world["harm"], ITEMS) == Share(1, 2)


def test_it_counts_no_coding_that_a_machine_suggested(world):
    adoption = ThemeFactory(slug="adoption")
    item = ItemToImproveFactory(visit=world["north"], assessment_by=CodedBy.MACHINE)
    FindingThemeFactory(finding=item, theme=adoption, assigned_by=CodedBy.MACHINE)
    assert Rates(all_visits(), "region").share(adoption, ITEMS) == Share(0, 2)


def test_it_leaves_drafts_out(rates):
    assert rates.base("visits") == 3


def test_it_sums_over_several_places(world, rates):
    both = frozenset({"london", "north-east", "wales"})
    assert [rates.share(world["plans"], ITEMS, place=both, year=year) for year in (None, 2024)] == [
        Share(2, 2),
        Share(1, 1),
    ]


def test_it_names_a_place_by_several_facts(world):
    rates = Rates(all_visits(), "authority", "grade_then")
    assert {place: rates.share(world["plans"], ITEMS, place=place) for place in rates.places} == {
        ("northton", "none"): Share(1, 1),
        ("southborough", "good"): Share(0, 0),
        ("southborough", "none"): Share(1, 1),
    }


def test_it_counts_without_places(world):
    rates = Rates(all_visits(), themes=[world["harm"].pk])
    counted = [rates.share(theme, ITEMS, year=2024) for theme in (world["harm"], world["plans"])]
    assert (rates.places, counted) == ([()], [Share(1, 1), Share(0, 1)])


def test_nothing_published_has_no_rates(world):
    rates = Rates(all_visits(datetime.date(2020, 1, 1)), "region")
    assert (rates.places, rates.years, rates.share(world["harm"], ITEMS)) == ([], [], Share(0, 0))


def test_it_counts_before_there_are_themes():
    assert Rates(all_visits(), "region").base(ITEMS) == 0


def test_it_needs_no_query(world, django_assert_num_queries):
    asked = all_visits()
    with django_assert_num_queries(0):
        Rates(asked, "authority", "region").share(world["harm"], ITEMS)


def test_a_share_without_a_base_has_no_rate():
    assert (Share(0, 0).rate, Share(0, 0).percent) == (None, None)


def test_a_share_says_both_numbers():
    assert (str(Share(12, 1034)), Share(12, 34).percent) == ("12 of 1,034", 35.3)


def test_it_counts_grades_by_year_of_publication(world):
    assert grades_by_year(all_visits(), "overall") == {2023: {"good": 1}, 2024: {"inadequate": 1}}
