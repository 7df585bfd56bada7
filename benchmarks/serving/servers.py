"""Web servers of the benchmarks' own, on loopback: started, waited for, measured, stopped."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from .asking import Asker
from .corpora import FOLDER, ROOT, Corpus, environment_of

STARTS_WITHIN = 120
IDLE = 5
"""Percent of the processors that may be busy while a server and its database have nothing to do."""


@dataclass
class Server:
    port: int
    process: subprocess.Popen
    seconds_to_start: float

    @property
    def megabytes(self) -> list[int]:
        """Memory of each of its processes, in MB, the greatest first."""
        parent = psutil.Process(self.process.pid)
        held = [process.memory_info().rss // 2**20 for process in [parent, *parent.children(recursive=True)]]
        return sorted(held, reverse=True)


def wait_until_idle() -> None:
    """Until a server has read what it reads when it starts, beside its first requests. Its database works then too."""
    until = time.monotonic() + STARTS_WITHIN
    while psutil.cpu_percent(interval=1) > IDLE and time.monotonic() < until:
        pass


@contextmanager
def product(corpus: Corpus) -> Iterator[Server]:
    """The product as in production."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    with _running(command, port, "/readyz", environment_of(DATABASE_URL=corpus.address)) as server:
        yield server


@contextmanager
def datasette(database: Path) -> Iterator[Server]:
    """Datasette with a database of the same rows; it may take as long as it needs."""
    port = free_port()
    settings = {"sql_time_limit_ms": "120000", "facet_time_limit_ms": "120000", "max_csv_mb": "0"}
    options = [part for name, value in settings.items() for part in ("--setting", name, value)]
    command = [sys.executable, "-m", "datasette", "serve", str(database), "-p", str(port), *options]
    with _running(command, port, "/-/versions.json", environment_of()) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, ready: str, environment: dict[str, str]) -> Iterator[Server]:
    start = time.perf_counter()
    log = (FOLDER / f"{Path(command[2]).name}.log").open("w")
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait(port, ready, process)
        yield Server(port, process, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def _wait(port: int, ready: str, process: subprocess.Popen) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError):
            if Asker(port).get(ready).status == 200:
                return
        time.sleep(0.05)
    raise RuntimeError(f"The server on port {port} did not start; its log is in {FOLDER}.")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
