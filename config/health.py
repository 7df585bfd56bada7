"""Answers those who watch the process."""

from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

OK = "ok"


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all. It need not be started anew only because its database is away."""
    return plain(OK, 200)


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when people can be sent here, else 503: a line for the database, its migrations and the documents each."""
    found = {"database": database()}
    found["migrations"] = migrations() if found["database"] == OK else "not known"
    found["storage"] = storage()
    lines = "".join(f"{name}: {answer}\n" for name, answer in found.items())
    return plain(lines, 200 if set(found.values()) == {OK} else 503)


def plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return OK


def migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return f"{missing} not applied" if missing else OK


def storage() -> str:
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as file:
            file.write(b"0")
    except OSError:
        return "cannot be written"
    return OK
