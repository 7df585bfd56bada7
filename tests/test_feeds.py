"""Feeds tell of new visits: all, those of an authority, and those that speak of a theme."""

import datetime
from xml.etree import ElementTree

import pytest

from tests.factories import VisitFactory
from tests.world import build_world

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def world(db):
    return build_world()


def entries(response):
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_it_tells_of_published_visits_the_latest_first(client, world):
    response = client.get("/feeds/visits/")
    assert entries(response) == [str(world[name]) for name in ("north", "letter", "south")]
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_it_says_what_a_visit_was(client, world):
    (entry, *_) = ElementTree.fromstring(client.get("/feeds/authorities/northton/").content).iter(f"{ATOM}entry")  # noqa: S314
    assert entry.findtext(f"{ATOM}summary") == (
        "On site until 22 March 2024. Grade: Inadequate. Led by: Robin Lead. Findings here: 2."
    )
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{world['north'].get_absolute_url()}"
    assert entry.findtext(f"{ATOM}updated") == "2024-05-10T00:00:00+01:00"


def test_it_tells_of_one_authority_or_one_theme(client, world):
    assert entries(client.get("/feeds/authorities/northton/")) == [str(world["north"])]
    assert entries(client.get("/feeds/themes/plans-and-reviews/")) == [str(world["north"]), str(world["south"])]


def test_there_is_no_feed_of_what_is_not_there(client):
    assert client.get("/feeds/themes/none/").status_code == 404


def test_it_asks_one_query_for_any_number_of_visits(client, django_assert_num_queries):
    for year in range(2000, 2010):
        VisitFactory(published_on=datetime.date(year, 1, 2))
    with django_assert_num_queries(1):
        assert len(entries(client.get("/feeds/visits/"))) == 13


def test_it_is_not_sent_again_unchanged(client):
    tag = client.get("/feeds/visits/")["ETag"]
    assert client.get("/feeds/visits/", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/", "/feeds/visits/"),
        ("/authorities/northton/", "/feeds/authorities/northton/"),
        ("/themes/plans-and-reviews/", "/feeds/themes/plans-and-reviews/"),
    ],
)
def test_its_page_names_it(client, page, feed):
    alternate = 'rel="alternate" type="application/atom+xml"'
    lines = [line for line in client.get(page).content.decode().splitlines() if alternate in line]
    assert f'href="{feed}"' in lines[-1]
