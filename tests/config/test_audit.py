"""pip-audit and npm audit against a registry of the test's own, and what `make lint` makes of their answers."""

import json
import os
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from config import audit

HOLE = {"id": "MADE-UP-1", "affected": [{"package": {"name": "django", "ecosystem": "PyPI"}, "ranges": []}]}
ADVISORY = {
    "id": 1,
    "url": "https://example.org/advisory",
    "title": "Made up",
    "severity": "high",
    "vulnerable_versions": "<99",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


class Registry(BaseHTTPRequestHandler):
    """Answers pip-audit as OSV does and npm as its registry does; `holes` names the packages that have one."""

    holes: set[str] = set()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.of_python(json.loads(body)) if self.path == "/osv" else self.of_node()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def of_python(self, question):
        return {"vulns": [HOLE]} if question["package"]["name"] in self.holes else {}

    def of_node(self):
        return {name: [ADVISORY] for name in self.holes & {"chart.js"}}

    def log_message(self, *_):
        pass


@contextmanager
def registry(holes):
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnRegistry", (Registry,), {"holes": holes}))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _programs(monkeypatch, tmp_path):
    """The project's own programs before the machine's, and nothing remembered of earlier answers."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PIP_AUDIT_VULNERABILITY_SERVICE", "osv")


def ask_at(address, monkeypatch):
    monkeypatch.setenv("PIP_AUDIT_OSV_URL", f"{address}/osv")
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", address)
    monkeypatch.setenv("NPM_CONFIG_FETCH_RETRIES", "0")


def test_it_fails_for_a_known_vulnerability_and_names_it(monkeypatch, capsys):
    with registry({"django", "chart.js"}) as address:
        ask_at(address, monkeypatch)
        status = audit.main()
    said = capsys.readouterr().out
    assert (status, said.count(" known vulnerabilities in ")) == (1, 2), said
    assert "MADE-UP-1, mended in no version yet" in said
    assert "chart.js (high): https://example.org/advisory" in said
    assert "chartjs-chart-matrix (high): chart.js" in said


def test_it_is_content_where_nothing_is_known(monkeypatch, capsys):
    with registry(set()) as address:
        ask_at(address, monkeypatch)
        status = audit.main()
    said = capsys.readouterr().out
    assert (status, said.count("0 known vulnerabilities in")) == (0, 2), said


def test_it_says_when_nobody_can_be_asked_and_does_not_fail(monkeypatch, capsys):
    ask_at("http://127.0.0.1:1", monkeypatch)
    status = audit.main()
    said = capsys.readouterr().out
    assert (status, said.count("NOT AUDITED, which is no proof that all is well")) == (0, 2), said


def test_a_mirror_that_knows_no_package_was_not_asked():
    left_out = {"name": "django", "skip_reason": "Dependency not found on PyPI"}
    with pytest.raises(audit.NotAskedError, match="Dependency not found on PyPI"):
        audit.read_pip_audit(json.dumps({"dependencies": [left_out]}))


def test_what_a_registry_left_out_hides_no_vulnerability():
    hole = {"id": "MADE-UP-1", "fix_versions": ["6.1.9", "6.2"]}
    packages = [{"name": "a", "skip_reason": "b"}, {"name": "django", "version": "6.1", "vulns": [hole]}]
    answer = audit.read_pip_audit(json.dumps({"dependencies": packages}))
    assert answer == audit.Answer(1, 2, ["django 6.1: MADE-UP-1, mended in 6.1.9, 6.2"])
