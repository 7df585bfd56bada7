import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.database import databases


def test_it_answers_to_this_machine_alone_unless_hosts_are_named():
    assert environment.hosts({}) == ["localhost", "127.0.0.1", "[::1]"]
    assert environment.is_local(environment.hosts({}))


def test_it_answers_to_the_hosts_it_is_given():
    names = environment.hosts({"DASHBOARD_HOSTS": "dashboard.example.org, findings.example.org"})
    assert names[:-3] == ["dashboard.example.org", "findings.example.org"]
    assert not environment.is_local(names)


@pytest.mark.parametrize("value", ["*", "https://dashboard.example.org", "dashboard.example.org:8000", "a b"])
def test_it_says_how_hosts_are_written(value):
    with pytest.raises(ImproperlyConfigured, match=re.escape("List host names with commas")):
        environment.hosts({"DASHBOARD_HOSTS": value})


@pytest.mark.parametrize(("value", "expected"), [("0", False), ("1", True)])
def test_it_debugs_only_when_asked(value, expected):
    assert environment.debug({"DASHBOARD_DEBUG": value}) is expected


def test_it_refuses_a_debug_value_it_does_not_know():
    with pytest.raises(ImproperlyConfigured, match="Set it to 1 for development"):
        environment.debug({"DASHBOARD_DEBUG": "true"})


def test_it_refuses_a_data_folder_that_depends_on_where_one_stands():
    with pytest.raises(ImproperlyConfigured, match="Give the whole path"):
        environment.data_dir({"DASHBOARD_DATA_DIR": "data"}, Path("/default"))


def test_it_refuses_to_serve_others_without_a_key():
    with pytest.raises(ImproperlyConfigured, match="openssl rand -base64 48"):
        environment.secret_key({}, Path("/unused"), local=False)


def test_it_takes_the_key_it_is_given(tmp_path):
    given = "a key that was made up for the tests, 0123456789-0123456789"
    assert environment.secret_key({"DASHBOARD_SECRET_KEY": given}, tmp_path, local=False) == given


@pytest.mark.parametrize("key", ["short", "a" * 64])
def test_it_refuses_a_key_that_can_be_guessed(key, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="who guesses it can sign in as anybody"):
        environment.secret_key({"DASHBOARD_SECRET_KEY": key}, tmp_path, local=False)


def test_it_keeps_a_key_of_its_own_for_its_owner_only(tmp_path):
    first = environment.secret_key({}, tmp_path / "var", local=True)
    second = environment.secret_key({}, tmp_path / "var", local=True)
    mode = stat.S_IMODE((tmp_path / "var" / "secret-key").stat().st_mode)
    assert (first == second, len(first), mode) == (True, 50, 0o600)


@pytest.mark.parametrize(("environ", "expected"), [({}, True), ({"DASHBOARD_PUBLIC": "0"}, False)])
def test_everybody_may_read_unless_it_is_closed(environ, expected):
    assert environment.public(environ) is expected


def test_it_says_how_reading_is_closed():
    with pytest.raises(ImproperlyConfigured, match="Set it to 0 to let only people with an account read"):
        environment.public({"DASHBOARD_PUBLIC": "no"})


@pytest.mark.parametrize(("environ", "expected"), [({}, 0), ({"DASHBOARD_PROXIES": "2"}, 2)])
def test_it_believes_no_proxy_unless_told_how_many_there_are(environ, expected):
    assert environment.proxies(environ) == expected


@pytest.mark.parametrize("value", ["", "one", "-1", "10", "²"])
def test_it_says_what_a_number_of_proxies_is(value):
    with pytest.raises(ImproperlyConfigured, match="Set it to how many proxies stand before the dashboard"):
        environment.proxies({"DASHBOARD_PROXIES": value})


def test_it_reads_secrets_from_the_files_that_are_named(tmp_path):
    (tmp_path / "key").write_text("of our own\n")
    environ = {"DASHBOARD_SECRET_KEY_FILE": str(tmp_path / "key"), "DASHBOARD_DEBUG": "1"}
    assert environment.with_secrets(environ) == environ | {"DASHBOARD_SECRET_KEY": "of our own"}


@pytest.mark.parametrize(("content", "message"), [(None, "cannot be read"), (" \n", "Write the secret into it")])
def test_it_says_which_secret_it_cannot_read(tmp_path, content, message):
    if content is not None:
        (tmp_path / "password").write_text(content)
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_PASSWORD_FILE names .*{message}"):
        environment.with_secrets({"DATABASE_PASSWORD_FILE": str(tmp_path / "password")})


def test_it_gives_the_database_the_password_that_its_address_leaves_out(tmp_path):
    url = {"DATABASE_URL": "postgresql://dashboard@db/dashboard", "DATABASE_PASSWORD": "from a file"}
    assert databases(url, tmp_path)["default"]["PASSWORD"] == "from a file"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", {"files": 60, "searches": 300, "api": 300}),
        ("0", {"files": 0, "searches": 0, "api": 0}),
        ("files=10, api=0", {"files": 10, "searches": 300, "api": 0}),
    ],
)
def test_it_limits_how_often_a_client_may_ask(value, expected):
    assert environment.limits({"DASHBOARD_LIMITS": value}) == expected


@pytest.mark.parametrize("value", ["60", "files", "files=", "files=-1", "files=many", "pages=5", "files=²"])
def test_it_says_how_limits_are_written(value):
    with pytest.raises(ImproperlyConfigured, match="such as files=60,searches=300,api=300"):
        environment.limits({"DASHBOARD_LIMITS": value})
