"""The databases to measure on, made where they are not there yet."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.database import start_embedded

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "benchmarks"


@dataclass(frozen=True)
class Corpus:
    """A database of made-up findings, and the seconds it took to make it now (None where it was there)."""

    findings: int
    address: str
    seconds: float | None


def server() -> Path:
    """The folder of the socket of the embedded server for benchmarks."""
    return start_embedded(FOLDER / "postgres")


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
