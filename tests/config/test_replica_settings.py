"""What the environment says of replicas and PgBouncer, as Django's settings."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import database
from config.replicas import Router

PRIMARY = {"DATABASE_URL": "postgresql://council@db.example.org/findings"}


def test_it_has_an_alias_for_each_replica():
    urls = (
        "postgresql://council@one.example.org/findings, postgresql://council@two.example.org/findings?sslmode=require"
    )
    found = database.databases(PRIMARY | {"DATABASE_REPLICA_URL": urls}, data_dir=None)
    assert {alias: server["HOST"] for alias, server in found.items()} == {
        "default": "db.example.org",
        "replica": "one.example.org",
        "replica2": "two.example.org",
    }
    assert found["replica2"]["OPTIONS"] == database.GIVES_UP_SOON | {"sslmode": "require"}


def test_it_pools_connections_to_the_primary_only():
    urls = {"DATABASE_REPLICA_URL": "postgresql://one.example.org/findings"}
    found = database.databases(PRIMARY | urls, data_dir=None)
    assert {alias: server["OPTIONS"].get("pool") for alias, server in found.items()} == {
        "default": database.POOL,
        "replica": None,
    }


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"DATABASE_REPLICA_URL": "postgresql://one.example.org/findings"}, "Set both, or neither"),
        (PRIMARY | {"DATABASE_REPLICA_URL": "one.example.org"}, "DATABASE_REPLICA_URL must look like postgresql://"),
        (PRIMARY | {"DASHBOARD_PGBOUNCER": "yes"}, "Set it to 1 where PgBouncer"),
    ],
)
def test_it_says_what_is_wrong(environ, message):
    with pytest.raises(ImproperlyConfigured, match=message):
        database.databases(environ, Path("unused"))


def test_it_keeps_nothing_in_a_connection_behind_pgbouncer():
    urls = {"DATABASE_REPLICA_URL": "postgresql://one.example.org/findings"}
    found = database.databases(PRIMARY | urls | {"DASHBOARD_PGBOUNCER": "1"}, data_dir=None)
    kept = [
        (server["DISABLE_SERVER_SIDE_CURSORS"], server["OPTIONS"]["prepare_threshold"]) for server in found.values()
    ]
    assert kept == [(True, None), (True, None)]


@pytest.mark.parametrize(("environ", "seconds"), [({}, 10.0), ({"DASHBOARD_REPLICA_MAX_LAG": "60"}, 60.0)])
def test_it_reads_how_much_lag_is_borne(environ, seconds):
    assert database.replica_max_lag(environ) == seconds


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "soon"])
def test_it_refuses_other_lags(value):
    with pytest.raises(ImproperlyConfigured, match="Set it to whole seconds"):
        database.replica_max_lag({"DASHBOARD_REPLICA_MAX_LAG": value})


def test_it_migrates_and_writes_the_primary_only():
    router = Router()
    assert [router.allow_migrate(alias, "inspections") for alias in ("default", "replica")] == [True, False]
    assert (router.db_for_read(object), router.db_for_write(object)) == (None, "default")
