"""What takes long to make is made once for a state of the record, an address and a day; few such things are kept."""

import datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from inspections.tally.kept import MOST, Kept


class ATally:
    def __init__(self):
        self.kept = Kept()


@pytest.fixture
def made():
    return []


@pytest.fixture
def ask(made):
    """Renders a page that says how often its part was made."""
    page = Template("{% load tallied %}{% tallied %}made {{ make }}{% endtallied %}, asked {{ asked }}")

    def ask(address, tally, day=datetime.date(2024, 5, 1), asked=1):
        def make():
            made.append(address)
            return len(made)

        request = RequestFactory().get(address)
        request.as_at = day
        request.tally = tally
        return page.render(Context({"request": request, "make": make, "asked": asked}))

    return ask


def test_a_part_is_made_once_while_the_rest_of_the_page_is_made_anew(ask):
    tally = ATally()
    assert [ask("/?region=wales", tally), ask("/?region=wales", tally, asked=2)] == [
        "made 1, asked 1",
        "made 1, asked 2",
    ]


def test_a_part_is_made_anew_for_another_address_day_or_state_of_the_record(ask):
    tally = ATally()
    ask("/", tally)
    others = [ask("/?q=a", tally), ask("/", tally, day=datetime.date(2024, 5, 2)), ask("/", ATally())]
    assert others == ["made 2, asked 1", "made 3, asked 1", "made 4, asked 1"]


def test_what_was_asked_for_longest_ago_goes_first(made):
    kept = Kept()
    for number in [*range(MOST), 0, MOST]:
        kept.get(number, lambda number=number: made.append(number))
    kept.get(0, lambda: made.append("again"))
    kept.get(1, lambda: made.append("gone"))
    assert made == [*range(MOST), MOST, "gone"]
