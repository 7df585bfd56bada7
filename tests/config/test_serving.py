"""gunicorn as it is deployed: its figures over all processes, its log, and how it stops."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from django.conf import settings

TOKEN = "a" * 32
BODY = b"csrfmiddlewaretoken=" + TOKEN.encode()
SECONDS_TO_ANSWER = 90


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def gunicorn(folder, log):
    """The port of a server whose database does not answer, and its process."""
    port = free_port()
    given = {
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
        "DASHBOARD_DATA_DIR": str(folder),
        "DASHBOARD_LOG": "json",
        "DASHBOARD_METRICS": "1",
        "TMPDIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONWARNINGS": "ignore",  # whitenoise warns where the static files have not been collected
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    with (
        log.open("wb") as errors,
        subprocess.Popen(command, cwd=settings.BASE_DIR, env=os.environ | given, stderr=errors) as process,
    ):
        try:
            wait_for(port, process)
            yield port, process
        finally:
            process.terminate()
            process.wait(30)


def wait_for(port, process):
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while ask(port, "/healthz")[0] != 200:
        assert time.monotonic() < deadline, "the server does not answer"
        assert process.poll() is None, "the server has ended"
        time.sleep(0.2)


def ask(port, path, **headers):
    web = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        web.request("GET", path, headers=headers)
        answer = web.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        web.close()


@contextmanager
def half_a_request(port):
    """A connection on which a form is being sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        head = (
            f"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: csrftoken={TOKEN}\r\nConnection: close\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(BODY)}\r\n\r\n"
        )
        connection.sendall(head.encode() + BODY[:10])
        yield connection


def test_it_answers_what_is_under_way_when_it_is_stopped(tmp_path):
    log = tmp_path / "log"
    with gunicorn(tmp_path, log) as (port, process):
        ready = ask(port, "/readyz")
        for _ in range(6):
            ask(port, "/healthz?q=somebody")
        figures = ask(port, "/metrics")[1]
        with half_a_request(port) as connection:
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            connection.sendall(BODY[10:])
            answer = connection.recv(12)
        assert (answer[:9], process.wait(30)) == (b"HTTP/1.1 ", 0)
    assert list(tmp_path.glob("dashboard-metrics-*")) == []
    assert ready == (503, "database: does not answer\nmigrations: not known\nstorage: ok\n")
    counted = [
        line for line in figures.splitlines() if line.startswith("dashboard_answers_total") and "healthz" in line
    ]
    assert [float(line.split()[-1]) >= 7 for line in counted] == [True]
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"answered"} <= {line["message"] for line in lines}
    assert "somebody" not in log.read_text()


@pytest.mark.parametrize("setting", [{"DASHBOARD_LOG": "xml"}, {"DASHBOARD_METRICS": "yes"}])
def test_it_does_not_start_with_a_setting_it_does_not_know(setting, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=settings.BASE_DIR,
        env=os.environ | setting,
        capture_output=True,
        text=True,
        check=False,
    )
    name, value = next(iter(setting.items()))
    assert f"{name} is {value!r}. Set it to" in done.stderr
