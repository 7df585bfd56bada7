"""An orderly end of a run of tests that is told to stop."""

import signal
import sys


def pytest_configure():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the database is stopped too
