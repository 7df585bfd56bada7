"""The settings of a deployment, as Django's own check for it sees them."""

import os
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DASHBOARD_HOSTS": "dashboard.example.org",
    "DASHBOARD_SECRET_KEY": "made-up-for-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
}
STRICTEST = {"DASHBOARD_HSTS_SUBDOMAINS": "1", "DASHBOARD_HSTS_PRELOAD": "1"}


@pytest.fixture
def database(db):
    """The address of the run's own database, for other processes."""
    given = connection.get_connection_params()
    parts = {name: given[name] for name in ("host", "port", "user", "password") if given.get(name)}
    return f"postgresql:///{given['dbname']}?{urlencode(parts)}"


@pytest.mark.parametrize(("given", "left_to_operators"), [({}, 2), (STRICTEST, 0)])
def test_django_finds_nothing_to_say_on_a_deployment(given, left_to_operators, database, tmp_path):
    others = {name: value for name, value in os.environ.items() if not name.startswith(("DASHBOARD_", "DATABASE_"))}
    place = {"DATABASE_URL": database, "DASHBOARD_DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=others | PRODUCTION | place | given,
        capture_output=True,
        text=True,
        check=False,
    )
    said = f"System check identified no issues ({left_to_operators} silenced).\n"
    assert (done.stdout, done.returncode) == (said, 0), done.stderr
