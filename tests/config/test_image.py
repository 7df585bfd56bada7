"""The steps of the Dockerfile's last stage in a folder of their own, served by somebody who cannot write to it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.db import connection

from tests.config.clusters import copy_of
from tests.config.fleet import ask, wait_until
from tests.config.test_deployment import LAST_STAGE, instruction
from tests.config.test_serving import free_port

pytestmark = pytest.mark.django_db
"""Nothing is asked of the run's own database, but it is set up, and copied."""

ROOT = settings.BASE_DIR
ORDINARY = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
"""Before a command of root's: takes away the right to write where the permissions of files do not allow it."""


@pytest.fixture
def folder():
    """Others may look into it, as those of pytest's own do not let PostgreSQL's system user."""
    with TemporaryDirectory(prefix="dashboard-image-") as name:
        yield Path(name)


@pytest.fixture
def database(folder, django_db_setup):
    if connection.settings_dict["ENGINE"] != "config.embedded":
        pytest.skip("the copy is made with the programs of the embedded server, and DATABASE_URL names another")
    server = f"postgresql://postgres@/postgres?host={connection.get_connection_params()['host']}"
    with copy_of(server, folder / "database", connection.settings_dict["NAME"]) as cluster:
        yield cluster.url


@pytest.fixture
def app(folder):
    """What the image has in its folder, which nobody may write to."""
    app = folder / "app"
    app.mkdir()
    for words in map(str.split, instruction("COPY")):
        copy(words, app)
    (collect,) = re.findall(r"^RUN DASHBOARD_DATA_DIR=\S+ python (manage\.py collectstatic [^&]+) &&", LAST_STAGE, re.M)
    command = [sys.executable, *shlex.split(collect)]
    subprocess.run(command, cwd=app, env=environment(DASHBOARD_DATA_DIR=str(folder / "build")), check=True)
    for path in [app, *app.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555)
    yield app
    for path in [app, *app.rglob("*/")]:
        if not path.is_symlink():
            path.chmod(0o755)


def copy(words, app):
    """As COPY does; what earlier stages made is taken from where `make setup` made it."""
    source, target = (word.removeprefix("/app/") for word in words[-2:])
    if source == ".venv":
        (app / target).symlink_to(ROOT / source)
    elif (ROOT / source).is_dir():
        shutil.copytree(ROOT / source, app / target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(ROOT / source, app / target)


def environment(**more):
    """The variables that the image sets, and no other of ours."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("DASHBOARD_", "DATABASE_"))}
    image = dict(word.split("=", 1) for word in shlex.split(" ".join(instruction("ENV"))) if "PATH" not in word)
    return others | image | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONWARNINGS": "ignore"} | more


@contextmanager
def served(app, folder, database):
    """The port of the image's own command."""
    port, data = str(free_port()), folder / "data"
    data.mkdir()
    (command,) = (shlex.split(words.strip("[]").replace(",", " ")) for words in instruction("CMD"))
    started = [*ORDINARY, sys.executable, "-m", *command[:-1], f"127.0.0.1:{port}"]
    given = environment(DASHBOARD_DATA_DIR=str(data), DATABASE_URL=database, TMPDIR=str(data))
    with subprocess.Popen(started, cwd=app, env=given) as process:
        try:
            wait_until(lambda: ask(f"http://127.0.0.1:{port}/healthz").status == 200, 120)
            yield port
        finally:
            process.terminate()


def test_the_image_serves_from_a_folder_that_cannot_be_written_to(app, folder, database):
    assert subprocess.run([*ORDINARY, "touch", app / "written"], check=False, capture_output=True).returncode == 1
    with served(app, folder, database) as port:
        (check,) = instruction("HEALTHCHECK")
        code = re.search(r'"-c", "(.*)"\]', check)[1].replace("8000", port)
        healthy = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        page = ask(f"http://127.0.0.1:{port}/")
        style = re.search(r'"(/static/css/app\.\w+\.css)"', page.body.decode())[1]
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{style}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=15) as answer:  # noqa: S310 - an address of this machine
            assert answer.headers["Content-Encoding"] == "gzip"
    assert (healthy.returncode, healthy.stderr, page.status) == (0, b"", 200)
