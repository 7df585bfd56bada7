"""The files around the code name only what exists."""

import importlib.util
import re
import subprocess

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
MADE_BY_THE_BUILD = {"/app/.venv", "/app/var/build"}


def made(*arguments):
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_it_lists_everything_that_can_be_made():
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split()
    listed = [line.split()[0] for line in made().splitlines()[1:]]
    assert listed == phony
    assert made("help") == made()


def test_it_runs_benchmarks_that_exist():
    modules = re.findall(r"-m (benchmarks\S+)", made("--dry-run", "bench", "drill"))
    assert "benchmarks.recovery" in modules
    assert [module for module in modules if importlib.util.find_spec(module) is None] == []


def copied_paths():
    """What the Dockerfile copies out of the repository or out of an earlier stage."""
    lines = re.findall(r"^COPY (.*)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    words = [[word for word in line.split()[:-1] if not word.startswith("--")] for line in lines]
    return sorted({path for line in words for path in line} - MADE_BY_THE_BUILD)


@pytest.mark.parametrize("path", copied_paths())
def test_it_copies_into_the_image_what_exists_and_is_not_ignored(path):
    allowed = (ROOT / ".dockerignore").read_text().split()
    assert (ROOT / path).exists()
    assert f"!{path}" in allowed


@pytest.mark.parametrize("service", COMPOSE["services"].values(), ids=COMPOSE["services"])
def test_it_runs_commands_that_exist(service):
    commands = re.findall(r"manage\.py (\w+)", str(service.get("command", "")))
    assert set(commands) <= set(get_commands())


def test_it_waits_for_services_that_exist():
    awaited = {name for service in COMPOSE["services"].values() for name in service.get("depends_on", {})}
    assert awaited == {"db", "prepare"} <= set(COMPOSE["services"])


def test_it_locks_packages_of_public_registries_only():
    python = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text()))
    node = set(re.findall(r'"resolved": "https?://([^/"]+)', (ROOT / "package-lock.json").read_text()))
    assert (python, node <= {"registry.npmjs.org"}) == ({"pypi.org", "files.pythonhosted.org"}, True)
