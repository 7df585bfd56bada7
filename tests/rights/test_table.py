"""Every address, asked for by everybody, against the table of what is allowed."""

import copy

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from tests.rights.addresses import AS_AT, build_world, routes
from tests.rights.conftest import ROLES, people_of_every_role
from tests.rights.table import FINDS_NOTHING, table

PEOPLE = ["anonymous", "nobody", *ROLES]
FROM = {"everyone": "anonymous", "own-account": "nobody"} | {role: role for role in ROLES}
"""The first of PEOPLE who may, for each word of the table that means somebody and all who may more."""


@pytest.fixture
def people(roles, own_files):
    return people_of_every_role() | {"nobody": User.objects.create_user("nobody")}


@pytest.fixture
def ask(people):
    """A function that says how an address answers a person, and leaves no trace of having asked."""
    clients = {who: Client() for who in PEOPLE}
    for who, person in people.items():
        clients[who].force_login(person)
    cookies = {who: copy.deepcopy(client.cookies) for who, client in clients.items()}

    def asked(who, method, address):
        clients[who].cookies = copy.deepcopy(cookies[who])
        with transaction.atomic():
            response = getattr(clients[who], method)(address)
            transaction.set_rollback(True)
        if response.streaming:
            b"".join(response.streaming_content)
        return response

    return asked


@pytest.fixture
def world(people, ask):
    return build_world(people)


def kind_of(response):
    """What an answer comes to: allowed, or one of the ways of saying no."""
    to = response.get("Location", "")
    is_led_to_sign_in = to.startswith(("/sign-in/?next=", "/admin/login/?next=")) or (
        to == "/admin/" and response.wsgi_request.user.is_anonymous
    )
    if response.status_code == 401 or is_led_to_sign_in:
        return "asked to sign in"
    return {403: "refused", 404: "not found", 405: "never"}.get(response.status_code, "allowed")


def expected(who, word, route, *, is_public):
    """The kinds of answer that are right for a person where the table has this word."""
    if word == "-":
        return {"asked to sign in", "refused", "not found", "never"}
    if _may(who, word, is_public=is_public):
        return {"not found" if route in FINDS_NOTHING else "allowed"}
    if who == "anonymous":
        return {"asked to sign in"}
    return {"not found", "refused"} if word == "its-owner" else {"refused"}


def _may(who, word, *, is_public):
    if word == "its-owner":
        return who == "reader"
    if word == "its-coders":
        return who in ("coder", "editor")
    closed = {"public": "reader", "account": "reader"}
    first = ({"public": "anonymous", "account": "nobody"} if is_public else closed) | FROM
    return PEOPLE.index(who) >= PEOPLE.index(first[word])


def wrong_answers(ask, world, who, *, is_public, addresses):
    wrong = {}
    for route, words in addresses.items():
        for method, word in zip(("get", "post"), words, strict=True):
            answer = ask(who, method, world.address(route))
            if kind_of(answer) not in expected(who, word, route, is_public=is_public):
                wrong[f"{method} {route}"] = (word, answer.status_code)
    return wrong


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(set(routes()) ^ set(table())) == []


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_may_what_the_table_allows_and_no_more(ask, world, who):
    assert wrong_answers(ask, world, who, is_public=True, addresses=table()) == {}


@pytest.mark.parametrize("who", ["anonymous", "nobody", "reader"])
def test_a_dashboard_that_is_not_public_is_for_readers(ask, world, private, who):
    of_staff = () if who == "anonymous" else ("admin/", "desk/")
    rows = {route: words for route, words in table().items() if not route.startswith(of_staff)}
    assert wrong_answers(ask, world, who, is_public=False, addresses=rows) == {}


@pytest.mark.parametrize("is_public", [True, False])
def test_an_as_at_date_opens_nothing(ask, world, settings, is_public):
    settings.PUBLIC = is_public
    wrong = {}
    for route in table():
        address = world.address(route)
        plain, dated = ask("anonymous", "get", address), ask("anonymous", "get", f"{AS_AT}{address}")
        is_moved = dated.get("Location", "").partition("?")[0] == address.partition("?")[0]
        if not is_moved and kind_of(dated) != kind_of(plain):
            wrong[route] = (plain.status_code, dated.status_code)
    assert wrong == {}
