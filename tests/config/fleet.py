"""Web processes of their own beside a test, on databases of the test's."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from django.conf import settings

from config.replicas import HEADER


@dataclass(frozen=True)
class Answer:
    """What a web process answered, and when. `read_from` is the database it names; none for the primary."""

    status: int
    read_from: str | None
    moment: float
    body: bytes


def environment(folder, primary, **more):
    return (
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DASHBOARD_DATA_DIR": str(folder),
            "DATABASE_URL": primary.url,
        }
        | more
    )


@contextmanager
def web_process(folder, primary, **more):
    """The address at which a gunicorn with one process will answer soon."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "--workers", "1"]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}"], cwd=settings.BASE_DIR, env=environment(folder, primary, **more)
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGQUIT)  # at once, as nobody asks any more
        process.wait(20)


def ask(url, **headers):
    """The answer; status 0 when none came."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - an address of this machine
    try:
        with urllib.request.urlopen(request, timeout=15) as response:  # noqa: S310
            return Answer(response.status, response.headers[HEADER], time.monotonic(), response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers[HEADER], time.monotonic(), error.read())
    except OSError as error:
        return Answer(0, None, time.monotonic(), str(error).encode())


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"it took longer than {seconds} seconds"
        time.sleep(0.1)


@contextmanager
def load(addresses, clients=3):
    """A list that fills with the answers that a few clients get, who ask one page after another."""
    answers, stop = [], Event()

    def client(first):
        turn = first
        while not stop.is_set():
            answers.append(ask(addresses[turn % len(addresses)]))
            turn += 1

    threads = [Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stop.set()
        for thread in threads:
            thread.join()
