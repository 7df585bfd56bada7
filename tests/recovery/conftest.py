import psycopg
import pytest
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from inspections.recovery import programs

NAME = "recovery_of_{}"


@pytest.fixture
def own_database(transactional_db, django_db_blocker, settings, tmp_path):
    """A copy of the tests' empty database, and a folder for documents, that a test may destroy."""
    settings.MEDIA_ROOT = tmp_path / "files"
    with django_db_blocker.unblock():
        tests = connection.settings_dict["NAME"]
        own = NAME.format(tests)
        server = make_conninfo(programs.address(), dbname="postgres")
        use(tests)
        execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", own)
        _alone(server, tests)
        execute(server, "CREATE DATABASE {} TEMPLATE {}", own, tests)
        use(own)
        yield
        use(tests)
        execute(server, "DROP DATABASE {} WITH (FORCE)", own)


def use(name):
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name


def _alone(server, name):
    """End what threads of earlier tests left connected: a database in use cannot be copied."""
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [name])


def execute(server, asked, *names):
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute(sql.SQL(asked).format(*map(sql.Identifier, names)))
