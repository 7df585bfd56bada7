"""Authorities side by side: the same figures as on their own pages, one column each."""

import datetime

import pytest

from inspections.comparing import Comparison, with_neighbours
from inspections.models import Authority
from inspections.statistics import Share
from inspections.tally import current_tally
from tests import factories as make
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison():
    build_world()
    authorities = list(Authority.objects.filter(slug__in=["northton", "southborough"]).order_by("name"))
    return Comparison(authorities, datetime.date(2024, 6, 1), current_tally())


def test_it_sets_facts_side_by_side(comparison):
    facts = dict(comparison.facts)
    assert facts["Latest overall grade"] == {"northton": "Inadequate", "southborough": "Good"}
    assert facts["Days since the last full inspection"] == {"northton": 71, "southborough": 470}


def test_it_sets_the_grades_of_the_latest_inspection_side_by_side(comparison):
    assert dict(comparison.grades) == {
        "Overall": {"northton": "Inadequate", "southborough": "Good"},
        "Leaders": {"northton": "Good", "southborough": "Good"},
    }


def test_it_sets_shares_of_visits_side_by_side(comparison):
    assert {theme.slug: shares for theme, shares in comparison.themes} == {
        "extra-familial-harm": {"northton": Share(1, 1), "southborough": Share(0, 1)},
        "plans-and-reviews": {"northton": Share(1, 1), "southborough": Share(1, 1)},
    }


def test_it_takes_an_authority_with_its_nearest_neighbours(comparison):
    north = Authority.objects.get(slug="northton")
    assert [a.slug for a in with_neighbours(north, datetime.date(2024, 6, 1))] == ["northton", "southborough"]


@pytest.mark.parametrize("query", ["authority=northton", "authority=atlantis&authority=northton", "near=atlantis"])
def test_the_page_says_what_cannot_be_compared(comparison, client, query):
    page = client.get(f"/compare/?{query}")
    assert (page.status_code, page.context["tables"], "There is a problem" in page.content.decode()) == (200, {}, True)


def test_seven_are_too_many(client, db):
    slugs = [make.AuthorityFactory().slug for _ in range(7)]
    page = client.get("/compare/", {"authority": slugs})
    assert "Choose 2 to 6 authorities" in page.content.decode()
