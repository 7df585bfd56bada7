"""The as-at date begins the address of a page, and every link on the page has it too."""

import datetime
import re

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import FileResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import timezone

from inspections.as_at.middleware import as_at
from tests.world import build_world

DAY = "/as-at/2023-12-31"


@pytest.fixture
def world(db):
    return build_world()


def links(page, attribute="href|action|src|data-suggestions"):
    """The addresses on a page that begin at the root."""
    return set(re.findall(rf'(?:{attribute})="(/[^"]*)"', page.content.decode()))


def test_it_hands_the_view_the_day(client, world):
    assert client.get(f"{DAY}/findings/").wsgi_request.as_at == datetime.date(2023, 12, 31)
    assert client.get("/findings/").wsgi_request.as_at == timezone.localdate()


def test_every_link_of_a_page_keeps_the_day_where_there_is_one(client, world):
    for path in ("/", "/findings/", "/authorities/northton/", "/themes/", "/search/?q=north"):
        plain = {link for link in links(client.get(f"{DAY}{path}")) if not link.startswith(f"{DAY}/")}
        without_day = {link.partition("?")[0] for link in plain}
        ours = {path.partition("?")[0], "/desk/", "/sign-in/", "/api/"}
        others = ("/static/", "/feeds/", "/themes/codebook.", "/saved/")
        assert {link for link in without_day if not link.startswith(others)} == ours, path


def test_scripts_and_styles_are_the_same_as_at_every_day(client, world):
    def files(path):
        return {link for link in links(client.get(path)) if "/static/" in link}

    assert files(f"{DAY}/") == files("/") != set()


def test_the_next_page_knows_nothing_of_the_day(client, world):
    client.get(f"{DAY}/")
    client.get(f"{DAY}/visits/none/")
    assert (get_script_prefix(), reverse("findings")) == ("/", "/findings/")


def test_an_error_leaves_no_day_behind(client, world, monkeypatch):
    monkeypatch.setattr("inspections.views.findings.FindingFilter", None)
    client.raise_request_exception = False
    assert client.get(f"{DAY}/findings/").status_code == 500
    assert get_script_prefix() == "/"


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        ("/findings/?as_at=2023-12-31&region=london", f"{DAY}/findings/?region=london"),
        ("/?as_at=2023-12-31", f"{DAY}/"),
        (f"{DAY}/findings/?as_at=2022-01-31", "/as-at/2022-01-31/findings/"),
        (f"{DAY}/findings/?as_at=", "/findings/"),
        ("/findings/?as_at=&q=a%26b", "/findings/?q=a%26b"),
        (f"{DAY}", f"{DAY}/"),
        (f"{DAY}/admin/?q=1", "/admin/?q=1"),
        (f"{DAY}/desk/", "/desk/"),
        (f"{DAY}/feeds/visits/", "/feeds/visits/"),
        (f"{DAY}/api/", "/api/"),
        (f"{DAY}/themes/codebook.csv", "/themes/codebook.csv"),
        (f"{DAY}/api/findings/?region=london", "/api/findings/?region=london&as_at=2023-12-31"),
    ],
)
def test_it_sends_on_to_where_the_day_belongs(client, db, asked, moved):
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (302, moved)


def test_an_address_without_its_last_slash_keeps_the_day(client, db):
    assert client.get(f"{DAY}/findings?q=a")["Location"] == f"{DAY}/findings/?q=a"


def test_today_is_asked_for_without_a_day(client, db):
    today = timezone.localdate().isoformat()
    assert client.get(f"/findings/?as_at={today}")["Location"] == "/findings/"
    assert client.get(f"/as-at/{today}/findings/").status_code == 200


def test_nobody_is_sent_to_another_site(client, db):
    answer = client.get(f"{DAY}//example.org/findings/?as_at=2022-01-31")
    assert not answer.get("Location", "").startswith("//")


def test_what_is_sent_in_is_sent_on(client, db):
    answer = client.post(f"{DAY}/sign-in/", {"username": "x"})
    assert (answer.status_code, answer["Location"]) == (307, "/sign-in/")


@pytest.mark.parametrize("address", ["/as-at/2023-02-31/findings/?q=a", "/findings/?q=a&as_at=2023-02-31"])
def test_it_says_that_there_is_no_such_day_and_offers_the_page_today(client, db, address):
    page = client.get(address)
    words = page.content.decode()
    assert page.status_code == 400
    assert "There is no 31 February 2023." in words
    assert 'href="/findings/?q=a"' in words
    assert 'action="/findings/"' in words


@pytest.mark.parametrize("address", ["/as-at/9999-01-01/", "/as-at/tomorrow/", "/as-at/", "/as-at//", "/as-at/%00/x"])
def test_it_refuses_what_is_no_day(client, db, address):
    assert client.get(address).status_code == 400


def test_the_api_says_so_in_its_own_way(client, db):
    answer = client.get("/api/findings/?as_at=2023-02-31")
    assert (answer.status_code, answer.json()["errors"]) == (400, {"as_at": ["There is no 31 February 2023."]})


def test_pages_of_staff_may_have_a_parameter_of_that_name(admin_client):
    assert admin_client.get("/admin/password_change/?as_at=soon").status_code == 200


def test_a_page_before_the_first_visit_is_empty_not_broken(client, world):
    page = client.get("/as-at/1900-01-01/findings/")
    assert (page.status_code, page.context["tables"]["findings"].paginator.count) == (200, 0)


def test_a_record_that_came_later_is_not_found_and_the_page_says_why(client, world):
    page = client.get(f"{DAY}{world['letter'].get_absolute_url()}")
    assert page.status_code == 404
    assert "It may have been published after 31 December 2023" in page.content.decode()
    assert f'href="{world["letter"].get_absolute_url()}"' in page.content.decode()


def test_rows_made_while_a_file_is_sent_have_the_day_in_their_links():
    answer = as_at(lambda request: StreamingHttpResponse(reverse("home") for _ in range(2)))
    response = answer(RequestFactory().get(f"{DAY}/"))
    parts = []
    for part in response:
        parts.append(part.decode())
        assert get_script_prefix() == "/"
    assert parts == [f"{DAY}/", f"{DAY}/"]


def test_a_file_that_is_ready_is_sent_as_it_is(tmp_path):
    (tmp_path / "ready").write_text("Ready.")
    answer = as_at(lambda request: FileResponse((tmp_path / "ready").open("rb")))
    response = answer(RequestFactory().get(f"{DAY}/"))
    assert response.file_to_stream is not None
    assert b"".join(response) == b"Ready."
    response.file_to_stream.close()


def test_a_site_in_a_folder_has_the_day_behind_the_folder(world):
    environ = RequestFactory()._base_environ(SCRIPT_NAME="/folder", PATH_INFO=f"{DAY}/themes/")
    try:
        page = b"".join(WSGIHandler()(environ, lambda status, headers: None)).decode()
    finally:
        set_script_prefix("/")
    assert f'href="/folder{DAY}/findings/"' in page
    assert 'href="/folder/desk/"' in page
