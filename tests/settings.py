"""The dashboard's own settings, with a database and documents that are thrown away after the run."""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path


def throw_away(folder: Path) -> None:
    """Delete the run's folder, and first stop its database if the processes that shared it were killed."""
    note = folder / "postgres" / "postmaster.pid"
    if note.exists():
        os.kill(int(note.read_text().split()[0]), signal.SIGQUIT)
    shutil.rmtree(folder, ignore_errors=True)


if "DASHBOARD_DATA_DIR" not in os.environ:
    folder = tempfile.mkdtemp(prefix="dashboard-tests-")
    os.environ["DASHBOARD_DATA_DIR"] = folder  # the processes that share the run's tests inherit it
    atexit.register(throw_away, Path(folder))

from config import settings  # noqa: E402 - they read the folder set above

settings.DATABASES["default"]["KEEP_DATA"] = False
settings.LIMITS = dict.fromkeys(settings.LIMITS, 0)  # tests ask more in a minute than anybody
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and guards nothing here
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.TASKS["default"]["BACKEND"] = "django.tasks.backends.immediate.ImmediateBackend"
settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True

sys.modules[__name__] = settings
