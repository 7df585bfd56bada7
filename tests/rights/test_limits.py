"""Whoever asks too often for what takes long is told when to come back; everybody else is answered."""

import pytest
from django.core.cache import caches
from django.test import Client

from inspections.rights import limits

pytestmark = pytest.mark.django_db

PAGES = {"files": "/visits/?format=csv", "searches": "/search/?q=london", "api": "/api/themes/"}


@pytest.fixture
def limited(settings, monkeypatch):
    """Two requests of each kind a minute, and a clock that the test moves. Returns the hands of the clock."""
    settings.LIMITS = dict.fromkeys(settings.LIMITS, 2)
    hands = [1_000_000.0]
    monkeypatch.setattr(limits.Limit, "timer", lambda self: hands[0])
    caches["limits"].clear()
    yield hands
    caches["limits"].clear()


def statuses(client, address, times, **headers):
    return [client.get(address, **headers).status_code for _ in range(times)]


@pytest.mark.parametrize("kind", PAGES)
def test_it_counts_each_kind_by_itself(client, limited, kind):
    assert statuses(client, PAGES[kind], 3) == [200, 200, 429]
    assert {statuses(client, address, 1)[0] for other, address in PAGES.items() if other != kind} == {200}


def test_it_lets_a_client_go_on_after_a_minute(client, limited):
    statuses(client, "/search/?q=london", 1)
    limited[0] += 20
    assert statuses(client, "/search/?q=london", 2) == [200, 429]
    assert client.get("/search/?q=london")["Retry-After"] == "40"
    limited[0] += 40
    assert statuses(client, "/search/?q=london", 2) == [200, 429]


def test_it_counts_each_address_by_itself_as_the_last_proxy_tells_it(client, limited, settings):
    settings.PROXIES = 1
    one, other = ({"HTTP_X_FORWARDED_FOR": f"198.51.100.7, {address}"} for address in ("192.0.2.1", "192.0.2.2"))
    assert statuses(client, "/search/?q=london", 3, **one) == [200, 200, 429]
    assert statuses(client, "/search/?q=london", 1, **other) == [200]


def test_it_lets_people_who_are_signed_in_ask_more_and_counts_them_apart(client, limited, coder):
    client.force_login(coder)
    assert statuses(client, "/search/?q=london", 2 * limits.FOR_PEOPLE + 1)[-2:] == [200, 429]
    assert statuses(Client(), "/search/?q=london", 1) == [200]


@pytest.mark.parametrize(
    ("address", "content_type", "words"),
    [
        ("/as-at/2024-06-01/findings/?q=gangs", "text/html; charset=utf-8", "Wait 60 seconds, then load this page"),
        ("/findings/?format=csv", "text/plain; charset=utf-8", "Too many requests. Ask again in 60 seconds."),
        ("/themes/codebook.yaml", "text/plain; charset=utf-8", "Too many requests. Ask again in 60 seconds."),
        ("/search/suggestions/?q=lo", "application/json", '{"detail": "Too many requests. Ask again in 60 seconds."}'),
        ("/api/visits/", "application/json", '{"detail": "Too many requests. Ask again in 60 seconds."}'),
    ],
)
def test_it_says_when_to_come_back(client, limited, address, content_type, words):
    statuses(client, address, 2)
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (429, "60", "no-store")
    assert (answer["Content-Type"], words in answer.content.decode()) == (content_type, True)


def test_it_counts_nothing_else(client, limited):
    assert set(statuses(client, "/visits/", 5) + statuses(client, "/search/?q=", 5)) == {200}


def test_every_web_process_of_a_machine_sees_what_others_counted(limited, settings):
    assert settings.CACHES["limits"]["LOCATION"] == settings.DATA_DIR / "limits"
    assert statuses(Client(), "/search/?q=london", 2) == [200, 200]
    del caches["limits"]  # as another process has its own
    assert statuses(Client(), "/search/?q=london", 1) == [429]


def test_a_disk_that_is_full_refuses_nobody(client, limited, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(caches["limits"]), "set", full)
    assert statuses(client, "/search/?q=london", 3) == [200, 200, 200]


def test_it_can_be_switched_off(client, limited, settings):
    settings.LIMITS = dict.fromkeys(settings.LIMITS, 0)
    assert statuses(client, "/search/?q=london", 3) == [200, 200, 200]
