"""Everything is destroyed and brought back on another server; `make drill` does the same with a million findings."""

import json
import subprocess
import sys
import tempfile

import pytest
from django.conf import settings


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="dashboard-drill-", ignore_cleanup_errors=True) as name:
        yield name


def test_it_brings_everything_back_after_all_was_destroyed(folder):
    command = [sys.executable, "-m", "benchmarks.recovery", "--json"]
    options = ["--findings=300", "--documents=3", f"--folder={folder}/drill"]
    done = subprocess.run([*command, *options], cwd=settings.BASE_DIR, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    assert (found["differences"], found["mode"], found["compared"] > 70) == ([], "0o600", True)
    assert "300 findings" in found["sentence"]
    assert "3 files" in found["sentence"]
