"""Everything from an empty folder to a dashboard in the browser: database, data, a login, the server."""

import hashlib
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils.crypto import get_random_string

from config.environment import kept_secret
from config.supervisor import run_together, stop_on_signals
from inspections.models import Authority

SECONDS_TO_ANSWER = 30


class Command(BaseCommand):
    help = "Sets up the database with the bundled data and serves the dashboard on this machine until stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port: int, **options):
        stop_on_signals()
        require_free_port(port)
        with self.step("Starting the database"):
            connection.ensure_connection()
        with self.step("Bringing its tables up to date"):
            call_command("migrate", interactive=False, verbosity=0)
        self.load_data()
        with self.step("Collecting style sheets and scripts"):
            call_command("collectstatic", interactive=False, verbosity=0)
        login = staff_login()
        connection.close_pool()
        try:
            sys.exit(run_together(commands(port), settings.BASE_DIR, when_started=lambda: self.welcome(port, login)))
        finally:
            self.say(f"Stopping. The data are kept in {settings.DATA_DIR}")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Print what is being done, and then how long it took."""
        self.say(f"{name} ...", ending=" ")
        start = time.monotonic()
        yield
        self.say(f"done in {time.monotonic() - start:.1f} s")

    def say(self, text: str, ending: str = "\n") -> None:
        self.stdout.write(text, ending=ending)
        self.stdout.flush()

    def load_data(self) -> None:
        """Load the bundled data, unless the very same were loaded before."""
        note = settings.DATA_DIR / "bundled-data"
        fingerprint = bundled_data_fingerprint()
        if note.exists() and note.read_text() == fingerprint and Authority.objects.exists():
            self.say("The bundled data are loaded already.")
        else:
            answer = StringIO()
            with self.step("Loading authorities, themes and the sample of findings"):
                call_command("load_bundled_data", stdout=answer)
            self.say(answer.getvalue().strip())
            note.write_text(fingerprint)

    def welcome(self, port: int, login: str) -> None:
        with self.step("Starting the web server"):
            wait_for_answer(port)
        self.say(f"\nThe dashboard: http://127.0.0.1:{port}/")
        self.say(f"Staff pages:   http://127.0.0.1:{port}/admin/   {login}")
        self.say("Ctrl-C stops the server and the database.")


def require_free_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({error}). Another program has it, perhaps a dashboard that still runs. "
                f"Stop that, or choose another port: make demo PORT=8001"
            ) from error


def bundled_data_fingerprint() -> str:
    """A digest of the bundled data and of the code that loads them."""
    folder = Path(apps.get_app_config("inspections").path)
    files = sorted(
        path for pattern in ("data/**/*", "bundled/*.py", "migrations/*.py") for path in folder.glob(pattern)
    )
    digest = hashlib.sha256()
    for path in files:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def staff_login() -> str:
    """A person's way in, in words. The user is made the first time, with a password that is then kept in a file."""
    path = settings.DATA_DIR / "admin-password"
    password = kept_secret(path, lambda: get_random_string(16))
    users = get_user_model().objects
    user = users.filter(username="admin").first() or users.create_superuser("admin", password=password)
    if not user.check_password(password):
        return "user admin, with the password that you gave it"
    return f"user admin, password {password} (kept in {path})"


def commands(port: int) -> list[list[str]]:
    """The commands of the web server and of the worker that imports reports."""
    web = ["-m", "gunicorn", "--config", "config/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    worker = ["manage.py", "db_worker", "--no-startup-delay"]
    return [[sys.executable, *web], [sys.executable, *worker]]


def wait_for_answer(port: int) -> None:
    """Return when the dashboard answers, or after half a minute, when its own messages say more than this could."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        try:
            web = HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
            web.request("GET", "/healthz")
            web.getresponse().read()
            web.close()
        except (OSError, HTTPException):
            time.sleep(0.2)
        else:
            return
