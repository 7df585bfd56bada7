"""Rates count visits, and only those whose coverage includes what is asked."""

import pytest

from inspections.models import CodedBy, Visit
from inspections.statistics import ITEMS, STRENGTHS, Share, ThemeRates, grades_by_year
from tests.factories import FindingThemeFactory, ItemToImproveFactory, ThemeFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def rates(world):
    return ThemeRates(Visit.objects.published())


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
    assert ThemeRates(Visit.objects.published()).share(world["harm"], ITEMS) == Share(1, 2)


def test_it_counts_no_coding_that_a_machine_suggested(world):
    adoption = ThemeFactory(slug="adoption")
    item = ItemToImproveFactory(visit=world["north"], assessment_by=CodedBy.MACHINE)
    FindingThemeFactory(finding=item, theme=adoption, assigned_by=CodedBy.MACHINE)
    assert ThemeRates(Visit.objects.published()).share(adoption, ITEMS) == Share(0, 2)


def test_it_leaves_drafts_out(rates):
    assert rates.base("visits") == 3


def test_it_needs_two_queries(world, django_assert_num_queries):
    with django_assert_num_queries(2):
        ThemeRates(Visit.objects.published())


def test_a_share_without_a_base_has_no_rate():
    assert (Share(0, 0).rate, Share(0, 0).percent) == (None, None)


def test_a_share_says_both_numbers():
    assert (str(Share(12, 1034)), Share(12, 34).percent) == ("12 of 1,034", 35.3)


def test_it_counts_grades_by_year_of_publication(world):
    published = Visit.objects.published()
    assert grades_by_year(published, "overall") == {2023: {"good": 1}, 2024: {"inadequate": 1}}
