import json
import logging
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import logs

SECRETS = ("Kim Lee", "kim-lee", "kim.lee@example.org", "gangs", "10.1.2.3")


@pytest.fixture
def lines():
    """The lines of the log so far, as objects."""
    found = []

    class Kept(logging.Handler):
        def emit(self, record):
            found.append(json.loads(logs.Objects().format(record)))

    handler = Kept()
    watched = [
        logging.getLogger(name) for name in ("config.requests", "django.request", "gunicorn.error", "inspections")
    ]
    levels = [logger.level for logger in watched]
    for logger in watched:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield found
    for logger, level in zip(watched, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_it_says_what_was_answered_but_not_what_was_asked(client, lines):
    client.get("/healthz?q=gangs&person=Kim+Lee", headers={"X-Request-ID": "a1b2c3d4-e5f6"})
    facts = {name: value for name, value in lines[-1].items() if name not in ("at", "ms")}
    assert facts == {
        "level": "INFO",
        "logger": "config.requests",
        "message": "answered",
        "request": "a1b2c3d4-e5f6",
        "method": "GET",
        "view": "config.health.healthz",
        "status": 200,
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", lines[-1]["at"])


@pytest.mark.django_db
def test_it_tells_of_a_page_that_is_not_there_without_its_address(client, lines):
    client.get("/inspectors/kim-lee/?q=gangs")
    assert sorted((line["logger"], line["message"]) for line in lines) == [
        ("config.requests", "answered"),
        ("django.request", "Not Found: …"),
    ]
    assert not any(secret in json.dumps(lines) for secret in SECRETS)


def test_it_tells_the_kind_and_place_of_an_error_but_not_its_words(lines):
    try:
        try:
            raise KeyError("kim.lee@example.org")
        except KeyError as error:
            raise ValueError("Kim Lee has no such row") from error
    except ValueError:
        logging.getLogger("inspections.importing").exception("Importing failed")
    assert lines[0]["error"] == ["ValueError", "KeyError"]
    assert re.fullmatch(r"tests/config/test_logs\.py:\d+ test_it_tells_the_kind_.*", lines[0]["places"][-1])
    assert not any(secret in json.dumps(lines) for secret in SECRETS)


def test_it_keeps_what_the_server_says_of_strangers_to_itself(lines):
    server = logging.getLogger("gunicorn.error")
    server.warning("Invalid request from ip=%s: %s", "10.1.2.3", ValueError("bad"))
    server.warning("Error handling request %s", "/search/?q=gangs")
    assert [line["message"] for line in lines] == [
        "Invalid request from ip=…: bad",
        "Error handling request …",
    ]


def test_it_writes_lines_for_people_unless_objects_are_asked_for():
    handlers = [logs.logging_settings(environ)["handlers"] for environ in ({}, {"DASHBOARD_LOG": "json"})]
    assert [each["stderr"]["formatter"] for each in handlers] == ["lines", "json"]
    with pytest.raises(ImproperlyConfigured, match="Set it to json"):
        logs.logging_settings({"DASHBOARD_LOG": "xml"})
