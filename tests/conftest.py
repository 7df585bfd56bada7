"""An orderly end of a run of tests that is told to stop, so that its database is stopped too."""

import signal

import pytest


def pytest_configure():
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("told to stop", returncode=128 + signal.SIGTERM))
