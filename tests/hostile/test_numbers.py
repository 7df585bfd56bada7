"""Numbers longer than any key, where pages and forms take one: answered like any other number that is not there."""

import pytest
from django.test import Client

from inspections.numbers import whole_number
from tests.rights.addresses import build_world
from tests.rights.conftest import people_of_every_role, roles  # noqa: F401 - a fixture

LONG = "9" * 5000


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("", None), ("-1", None), ("²", None), ("9" * 18, 10**18 - 1), ("9" * 19, None)]
)
def test_it_reads_the_numbers_that_keys_can_have(text, number):
    assert whole_number(text) == number


@pytest.fixture
def asked(roles, settings, tmp_path):  # noqa: F811 - the fixture
    """A function that says how an address with no place in it answers an editor."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    people = people_of_every_role()
    world, client = build_world(people), Client()

    def asked(method, route, **sent):
        client.force_login(people["administrator" if "theme/" in route else "editor"])
        return getattr(client, method)(world.address(route), sent).status_code

    return asked


FINDING = "desk/visits/<int:visit>/findings/<int:pk>/<slug:verb>/"


@pytest.mark.parametrize(
    ("method", "route", "sent", "status"),
    [
        ("get", "desk/visits/<int:pk>/passages/", {"page": LONG}, 404),
        ("get", "desk/double/<int:pk>/code/", {"finding": LONG}, 200),
        ("post", FINDING.replace("<slug:verb>", "split"), {"at": LONG}, 409),
        ("post", FINDING.replace("<slug:verb>", "join"), {"other": LONG}, 409),
        ("post", "admin/inspections/importbatch/<int:key>/again/", {"item": LONG}, 302),
        ("get", "admin/inspections/councilresponse/import/", {"visit": LONG}, 200),
        ("post", "admin/inspections/theme/<int:key>/split/", {"rows": LONG}, 200),
    ],
)
def test_a_number_longer_than_any_key_is_not_there(asked, method, route, sent, status):
    assert asked(method, route, **sent) == status
