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


def corpus(findings: int) -> Corpus:
    name = f"corpus_{findings}"
    address = f"postgresql://postgres@/{name}?host={quote(str(server()), safe='')}"
    if _is_there(name):
        run("migrate", "--verbosity=0", DATABASE_URL=address)
        return Corpus(findings, address, None)
    start = time.perf_counter()
    run("generate_corpus", f"--findings={findings}", f"--database={name}")
    return Corpus(findings, address, time.perf_counter() - start)


def _is_there(name: str) -> bool:
    with psycopg.connect(host=str(server()), user="postgres", dbname="postgres") as connection:
        return connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def run(*arguments: str, **environment: str) -> None:
    """A command of manage.py with the data of the benchmarks."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment_of(**environment), check=True)


def environment_of(**more: str) -> dict[str, str]:
    return os.environ | {"DASHBOARD_DATA_DIR": str(FOLDER)} | more
