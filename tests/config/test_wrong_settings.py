"""The settings in the guide's table, each given wrongly once: the sentence that stops the dashboard names it."""

import os
import re
import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

GUIDE = (settings.BASE_DIR / "docs" / "operators.md").read_text()
SETTINGS = settings.BASE_DIR / "config" / "settings.py"
SERVER = {"DATABASE_URL": "postgresql://one@localhost/findings"}
WRONG = {
    "DATABASE_URL": ("mysql://one@localhost/findings", {}, "must look like postgresql://user:password@host"),
    "DATABASE_PASSWORD_FILE": ("/nowhere/password", {}, "names /nowhere/password, which cannot be read"),
    "DATABASE_REPLICA_URL": ("replica.example.org", SERVER, "must look like postgresql://user:password@host"),
    "DASHBOARD_REPLICA_MAX_LAG": ("ten", {}, "Set it to whole seconds, such as 10"),
    "DASHBOARD_PGBOUNCER": ("yes", {}, "Set it to 1 where PgBouncer in transaction mode stands"),
    "DASHBOARD_HOSTS": ("https://dashboard.example.org", {}, "List host names with commas between them"),
    "DASHBOARD_SECRET_KEY": ("short", {"DASHBOARD_HOSTS": "dashboard.example.org"}, "openssl rand -base64 48"),
    "DASHBOARD_SECRET_KEY_FILE": ("/nowhere/key", {}, "names /nowhere/key, which cannot be read"),
    "DASHBOARD_DATA_DIR": ("data", {}, "Give the whole path, starting with /"),
    "DASHBOARD_PUBLIC": ("no", {}, "Set it to 0 to let only people with an account read"),
    "DASHBOARD_PROXIES": ("nginx", {}, "Set it to how many proxies stand before the dashboard"),
    "DASHBOARD_HSTS_SECONDS": ("a year", {}, "Set it to how many seconds browsers keep to https"),
    "DASHBOARD_HSTS_SUBDOMAINS": ("all", {}, "Set it to 1 where every name below the dashboard's has https"),
    "DASHBOARD_HSTS_PRELOAD": ("1", {}, "Set DASHBOARD_HSTS_SUBDOMAINS to 1"),
    "DASHBOARD_LIMITS": ("many", {}, "Say how many requests a client may make a minute"),
    "DASHBOARD_LOG": ("xml", {}, "Set it to json for an object a line"),
    "DASHBOARD_METRICS": ("yes", {}, "Set it to 1 for figures at /metrics"),
    "DASHBOARD_METRICS_FROM": ("prometheus", {}, "List those that may ask, with commas between them"),
    "DASHBOARD_DEBUG": ("true", {}, "Set it to 1 for development"),
}
"""By name: a wrong value, what else is set, and what the sentence says to do."""
CANNOT_BE_WRONG = {"DASHBOARD_CONTACT"}
MISSING = [
    ({"DASHBOARD_HOSTS": "dashboard.example.org"}, "DASHBOARD_SECRET_KEY is not set"),
    ({"DATABASE_REPLICA_URL": SERVER["DATABASE_URL"]}, "DATABASE_URL is not. Set both, or neither"),
]


def told_of():
    """The settings of the guide's table."""
    section = GUIDE[GUIDE.index("\n## Settings") :]
    return set(re.findall(r"^\| `(\w+)`", section[: section.index("\n## ", 1)], re.MULTILINE))


@pytest.fixture
def start(monkeypatch, tmp_path):
    """A function that reads the settings as a program does that starts in this environment."""
    for name in list(os.environ):
        if name.startswith(("DASHBOARD_", "DATABASE_")):
            monkeypatch.delenv(name)

    def started(**environ):
        for name, value in ({"DASHBOARD_DATA_DIR": str(tmp_path)} | environ).items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return started


def test_operators_are_told_of_every_setting():
    read = re.findall(r"^((?:DASHBOARD|DATABASE)_\w+)", SETTINGS.read_text().split('"""')[1], re.MULTILINE)
    assert [name for name in read if name not in GUIDE] == []


def test_every_setting_of_the_table_is_tried():
    assert told_of() == set(WRONG) | CANNOT_BE_WRONG


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_stops_it_with_what_to_write(name, start):
    value, others, remedy = WRONG[name]
    with pytest.raises(ImproperlyConfigured) as stopped:
        start(**others, **{name: value})
    assert name in str(stopped.value)
    assert remedy in str(stopped.value)


@pytest.mark.parametrize(("given", "remedy"), MISSING)
def test_a_missing_value_stops_it_with_what_to_write(given, remedy, start):
    with pytest.raises(ImproperlyConfigured, match=re.escape(remedy)):
        start(**given)


def test_it_starts_with_nothing_set(start):
    assert start()["LOCAL"] is True
