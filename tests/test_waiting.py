"""Waits are counted from the last day on site, and windows come from intervals that have ended."""

import datetime

import pytest

from inspections.models import Region
from inspections.tally import current_tally
from inspections.waiting import Interval, wait_of, waits
from tests.factories import AuthorityFactory
from tests.world import inspect

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 6, 1)


@pytest.fixture
def north():
    """Inspected twice: good in 2021, and again 1,000 days later."""
    authority = AuthorityFactory(name="Northton", region=Region.NORTH_EAST)
    first = inspect(authority, "2021-05-07", "2021-07-01")
    start = first.periods.get().end + datetime.timedelta(days=1000)
    inspect(authority, (start + datetime.timedelta(days=4)).isoformat(), "2024-04-01", grade="inadequate")
    return authority


def test_it_counts_days_since_the_last_day_on_site(north):
    wait = wait_of(current_tally(), north, DAY)
    assert (wait.last_day, wait.days, wait.grade) == (datetime.date(2024, 2, 5), 117, "Inadequate")


def test_it_ranks_the_longest_wait_first_in_england_and_in_the_region(north):
    for region, last_day in [
        (Region.NORTH_EAST, "2020-05-01"),
        (Region.LONDON, "2019-05-03"),
        (Region.LONDON, "2024-05-03"),
    ]:
        inspect(AuthorityFactory(region=region), last_day, "2024-05-20" if last_day > "2024" else "2020-07-01")
    wait = wait_of(current_tally(), north, DAY)
    assert (wait.rank, wait.of, wait.region_rank, wait.region_of) == (3, 4, 2, 2)


def test_it_measures_completed_intervals_by_the_grade_before(north):
    assert waits(current_tally(), DAY)[1] == {"Good": Interval(1, 1000, 1000, 1000)}


def test_an_interval_that_ended_long_ago_does_not_count(north):
    assert waits(current_tally(), datetime.date(2027, 6, 1))[1] == {}


def test_it_shows_no_window_from_very_few_intervals(north):
    assert wait_of(current_tally(), north, DAY).window is None


def test_it_shows_the_window_that_intervals_after_the_grade_make(north):
    for number, days in enumerate((700, 900, 1100)):
        other = AuthorityFactory(name=f"Other {number}")
        first = inspect(other, "2021-05-07", "2021-07-01", grade="inadequate")
        again = first.periods.get().end + datetime.timedelta(days=days + 4)
        inspect(other, again.isoformat(), (again + datetime.timedelta(days=10)).isoformat())
    assert wait_of(current_tally(), north, DAY).window == tuple(
        datetime.date(2024, 2, 5) + datetime.timedelta(days=days) for days in (700, 900, 1100)
    )


def test_a_closed_authority_waits_for_nothing():
    closed = AuthorityFactory(closed=datetime.date(2021, 3, 31))
    inspect(closed, "2020-05-01", "2020-07-01")
    assert wait_of(current_tally(), closed, DAY) is None


def test_it_asks_nothing_but_the_tally(north, django_assert_num_queries):
    tally = current_tally()
    with django_assert_num_queries(0):
        waits(tally, DAY)
