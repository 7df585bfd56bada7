"""What browsers are told with every answer, whatever its address, its status and who asks."""

from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from inspections.models import Document
from tests import factories as make
from tests.rights.addresses import build_world, routes
from tests.rights.conftest import people_of_every_role

OWN_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "default-src 'none'; sandbox",
)
"""The policy of pages, and the stricter one of documents; neither allows a script or a style inside a page."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=3600",
}
SHOWN_BY_BROWSERS = {
    "text/html",
    "text/plain",
    "text/javascript",
    "application/json",
    "application/atom+xml",
    "application/pdf",
    "image/png",
    "image/svg+xml",
}
"""Kinds of answers that need not be files to take away: pages, what pages show, and what programs read."""
TAKEN_AWAY = [
    *(f"/findings/?format={file_format}" for file_format in ("csv", "xlsx", "json")),
    *(f"/themes/codebook.{file_format}" for file_format in ("csv", "yaml", "qdc")),
    *(f"/visits/public-visit/file.{file_format}" for file_format in ("csv", "json")),
]


@pytest.fixture
def people(roles, own_files, settings):
    settings.SECURE_HSTS_SECONDS = 3600
    return people_of_every_role()


@pytest.fixture
def answers(people):
    """What every address answers to a stranger and to an administrator, by address and person."""
    world, signed_in = build_world(people), Client()
    signed_in.force_login(people["administrator"])
    clients = {"stranger": Client(), "administrator": signed_in}
    return {(route, who): ask(clients[who], world.address(route)) for route in routes() for who in clients}


def ask(client, address):
    response = client.get(address, secure=True)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def lacking(response):
    """The names of the headers that are not as they must be."""
    wrong = [name for name, value in ALWAYS.items() if response.get(name) != value]
    if response.get("Content-Security-Policy") not in OWN_POLICY:
        wrong.append("Content-Security-Policy")
    if "camera=()" not in response.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    return wrong


def way_of(response):
    """Such as "inline text/html", as a browser takes it."""
    way = response.get("Content-Disposition", "inline").partition(";")[0]
    return f"{way} {response.get('Content-Type', '').partition(';')[0]}"


def test_every_answer_tells_browsers_what_they_may_do_with_it(answers):
    wrong = {asked: lacking(answer) for asked, answer in answers.items()}
    assert {asked: names for asked, names in wrong.items() if names} == {}
    assert {answer.status_code // 100 for answer in answers.values()} == {2, 3, 4}


def test_an_answer_that_browsers_show_is_of_a_kind_they_should(answers):
    ways = {tuple(way_of(answer).split()): asked for asked, answer in answers.items()}
    shown = {kind: asked for (way, kind), asked in ways.items() if way == "inline"}
    assert {kind: asked for kind, asked in shown.items() if kind not in SHOWN_BY_BROWSERS} == {}


@pytest.mark.parametrize("address", TAKEN_AWAY)
def test_files_are_taken_away_and_never_shown_as_a_page(address, people):
    build_world(people)
    way, kind = way_of(ask(Client(), address)).split()
    assert (way, "html" in kind) == ("attachment", False)


def test_a_document_with_a_page_in_it_is_shown_as_its_source(people):
    page = b"<!doctype html><script>alert(1)</script> Dear Alex, plans are clear. " * 9
    document = Document(
        visit=make.VisitFactory(), sha256=sha256(page).hexdigest(), file_name="letter.html", size=len(page)
    )
    document.reading = {}
    document.file.save("letter.html", ContentFile(page))
    answer = ask(Client(), f"/documents/{document.sha256}/")
    assert (way_of(answer), answer["Content-Security-Policy"]) == ("inline text/plain", OWN_POLICY[1])


def test_answers_to_what_went_wrong_have_them_too(client, monkeypatch, people):
    monkeypatch.setattr("config.health.storage", None)
    client.raise_request_exception = False
    found = [client.get(address, secure=True) for address in ("/readyz", "/nothing/", "/visits/nothing/")]
    assert [(answer.status_code, lacking(answer)) for answer in found] == [(500, []), (404, []), (404, [])]
