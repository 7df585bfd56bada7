"""The latest inspection that finished by the day and came out within about two months of it."""

import datetime

import pytest

from inspections.models import Authority, Region
from inspections.official import Inspections, Outcomes, change
from inspections.statistics import Share
from inspections.tally import current_tally
from tests import factories as make
from tests.world import inspect

pytestmark = pytest.mark.django_db


def day(text):
    return datetime.date.fromisoformat(text)


def outcomes(text):
    return Outcomes.on(day(text), Inspections(current_tally()), list(Authority.objects.all()))


def visits_counted(text):
    return list(outcomes(text).latest.values())


@pytest.fixture
def authority():
    return make.AuthorityFactory(name="Northton", region=Region.NORTH_EAST)


def test_it_counts_an_inspection_published_soon_after_the_day(authority):
    visit = inspect(authority, "2024-03-28", "2024-05-20")
    assert visits_counted("2024-03-31") == [visit.pk]


def test_it_leaves_out_an_inspection_still_going_on(authority):
    inspect(authority, "2024-04-05", "2024-05-20")
    assert visits_counted("2024-03-31") == []


def test_it_leaves_out_a_report_that_came_late(authority):
    inspect(authority, "2024-03-01", "2024-07-01")
    assert visits_counted("2024-03-31") == []


def test_it_counts_the_latest_and_falls_back_on_the_framework_before(authority):
    old = inspect(authority, "2016-05-01", "2016-07-01", framework="sif")
    new = inspect(authority, "2022-05-01", "2022-07-01", grade="outstanding")
    assert (visits_counted("2020-03-31"), visits_counted("2023-03-31")) == ([old.pk], [new.pk])


def test_a_closed_authority_counts_only_while_it_existed():
    gone = make.AuthorityFactory(closed=day("2021-03-31"))
    visit = inspect(gone, "2019-05-01", "2019-07-01")
    assert (visits_counted("2021-03-31"), visits_counted("2021-04-01")) == ([visit.pk], [])


def test_a_successor_inherits_nothing():
    gone = make.AuthorityFactory(closed=day("2021-03-31"))
    heir = make.AuthorityFactory(name="Heir", opened=day("2021-04-01"))
    make.SuccessionFactory(predecessor=gone, successor=heir)
    inspect(gone, "2019-05-01", "2019-07-01")
    assert outcomes("2022-03-31").without() == [heir]


def test_it_takes_the_share_of_those_judged_in_a_region(authority):
    london = make.AuthorityFactory(region=Region.LONDON)
    inspect(authority, "2022-05-01", "2022-07-01", grade="inadequate")
    inspect(london, "2022-05-01", "2022-07-01", grade="good")
    found = outcomes("2023-03-31")
    assert found.share(("good", "outstanding")) == Share(1, 2)
    assert found.share(("good", "outstanding"), region=Region.LONDON) == Share(1, 1)


def test_leadership_under_the_older_framework_counts_as_leaders(authority):
    inspect(authority, "2016-05-01", "2016-07-01", framework="sif", area="leadership_management_governance")
    assert outcomes("2017-03-31").share(("good",), "leaders") == Share(1, 1)


def test_it_pairs_first_and_latest_and_latest_with_the_one_before(authority):
    inspect(authority, "2018-05-01", "2018-07-01", grade="inadequate")
    inspect(authority, "2020-05-01", "2020-07-01", grade="good")
    inspect(authority, "2023-05-01", "2023-07-01", grade="requires_improvement")
    found = outcomes("2024-03-31")
    assert found.inspected_again() == {authority: ("inadequate", "requires_improvement")}
    assert found.since_last() == {authority: ("good", "requires_improvement")}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("inadequate", "good", "improved"), ("good", "good", "same"), ("outstanding", "good", "declined")],
)
def test_it_names_a_change(before, after, expected):
    assert change(before, after) == expected


def test_it_asks_nothing_but_the_tally(authority, django_assert_num_queries):
    inspect(authority, "2018-05-01", "2018-07-01")
    tally = current_tally()
    with django_assert_num_queries(0):
        Inspections(tally)
