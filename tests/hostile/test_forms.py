"""Every form of every page, sent by whoever with whatever in it: answered, soon, and never by 500."""

import copy

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given, seed

from tests.rights.addresses import build_world, routes
from tests.rights.conftest import people_of_every_role, roles  # noqa: F401 - a fixture

from .amounts import MOST_SECONDS, REQUESTS, SEED, times
from .forms import Form, forms_in, sendings
from .telling import Found, place_of, stopwatch

TOKEN = "a" * 32


class Sender:
    """Sends as one of several people, and leaves no trace of it."""

    def __init__(self, people):
        self.clients = {
            who: Client(raise_request_exception=False, enforce_csrf_checks=True) for who in [*people, "anonymous"]
        }
        for who, person in people.items():
            self.clients[who].force_login(person)
        for client in self.clients.values():
            client.cookies["csrftoken"] = TOKEN
        self.cookies = {who: copy.deepcopy(client.cookies) for who, client in self.clients.items()}
        self.found = Found()

    def ask(self, who, method, address, *given, **more):
        client = self.clients[who]
        client.cookies = copy.deepcopy(self.cookies[who])
        with transaction.atomic():
            with stopwatch() as seconds:
                response = client.generic(method, address, *given, **more)
            if response.streaming:
                b"".join(response.streaming_content)
            transaction.set_rollback(True)
        return response, seconds()

    def send(self, sent):
        headers = {"HTTP_X_CSRFTOKEN": TOKEN} if sent.has_token else {}
        response, seconds = self._in_time(sent, headers)
        self.found.outcomes[str(response.status_code)] += 1
        self.found.took(seconds, sent)
        if response.status_code >= 500:
            error = response.exc_info[1] if getattr(response, "exc_info", None) else None
            self.found.fault(place_of(error) if error else f"status {response.status_code}", sent)

    def _in_time(self, sent, headers):
        response, seconds = self.ask(
            sent.who, "POST", sent.address, sent.body, content_type=sent.content_type, **headers
        )
        if seconds > MOST_SECONDS:
            again = self.ask(sent.who, "POST", sent.address, sent.body, content_type=sent.content_type, **headers)
            seconds = min(seconds, again[1])
        return response, seconds


@pytest.fixture
def people(roles, own_files, settings):  # noqa: F811 - the fixture
    settings.AXES_ENABLED = False  # or the first few attempts would lock everybody out
    return people_of_every_role()


@pytest.fixture
def sender(people):
    return Sender(people)


def all_forms(sender, world):
    """The forms on all pages, and addresses that take a form which no page of this world has."""
    found = {}
    for address in map(world.address, routes()):
        found[address] = Form(address.partition("?")[0], {"x": ["1"]})
        for who in ("editor", "administrator"):
            response, _ = sender.ask(who, "GET", address)
            if response.status_code == 200 and "html" in response["Content-Type"] and not response.streaming:
                page = response.content.decode()
                found |= {(form.address, *form.fields): form for form in forms_in(page, address.partition("?")[0])}
    return list(found.values())


@pytest.mark.django_db
def test_every_form_answers_whatever_is_sent(sender, people):
    forms = all_forms(sender, build_world(people))

    @seed(SEED)
    @times(REQUESTS // 4)
    @given(sendings(forms))
    def send(sent):
        sender.send(sent)

    send()
    fields = len({name for form in forms for name in form.fields})
    sender.found.tell("Forms sent", "requests", f"{len(forms)} forms with {fields} fields, sent by editors and others.")
    assert sender.found.wrong == {}
