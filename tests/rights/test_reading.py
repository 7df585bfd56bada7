"""Where the dashboard is not public, what people and programs are told, and that nobody else keeps it."""

import pytest
from django.contrib.auth.models import User

from tests.rights.conftest import with_role
from tests.world import build_world

SIGN_IN_FIRST = "This dashboard is not public. Sign in first, in the browser or with the cookie of its session."
LACKS = "You need the right to read this dashboard. It comes with the role reader or coder or editor or administrator."


@pytest.fixture(autouse=True)
def world(private, roles):
    return build_world()


def test_a_page_asks_to_sign_in_and_comes_back(client):
    answer = client.get("/findings/?region=london")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/findings/%3Fregion%3Dlondon")


def test_a_page_as_at_a_day_comes_back_as_at_that_day(client):
    answer = client.get("/as-at/2023-12-31/findings/")
    assert answer["Location"] == "/sign-in/?next=/as-at/2023-12-31/findings/"


def test_the_api_says_so_in_its_own_words(client):
    stranger = client.get("/api/findings/")
    client.force_login(User.objects.create_user("lee"))
    without_role = client.get("/api/findings/")
    assert (stranger.status_code, stranger.json()) == (401, {"detail": SIGN_IN_FIRST})
    assert (without_role.status_code, without_role.json()) == (403, {"detail": LACKS})
    assert stranger["WWW-Authenticate"] == 'Session realm="Inspection Findings"'


@pytest.mark.parametrize("url", ["/findings/?format=csv", "/feeds/visits/", "/themes/codebook.csv"])
def test_a_file_says_so_in_plain_text(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (401, "text/plain; charset=utf-8")
    assert answer.content.decode() == SIGN_IN_FIRST


def test_who_has_no_role_is_told_which_there_are(client):
    client.force_login(User.objects.create_user("lee"))
    answer = client.get("/findings/")
    assert (answer.status_code, LACKS in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("url", ["/", "/as-at/2023-12-31/findings/", "/api/findings/", "/feeds/visits/", "/about/"])
def test_a_reader_reads_and_nobody_between_keeps_it(client, url):
    client.force_login(with_role("reader"))
    answer = client.get(url)
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert "public" not in answer["Cache-Control"]


@pytest.mark.parametrize("url", ["/healthz", "/sign-in/"])
def test_what_must_stay_open_is_open(client, url):
    assert client.get(url).status_code == 200
