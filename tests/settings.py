"""The dashboard's own settings, with a database and documents that are thrown away after the run."""

import os
import sys
import tempfile

# Set before the settings are read, and inherited by the processes that share the run's tests.
os.environ.setdefault("DASHBOARD_DATA_DIR", tempfile.mkdtemp(prefix="dashboard-tests-"))

from config import settings

settings.DATABASES["default"]["KEEP_DATA"] = False
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and guards nothing here
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.TASKS["default"]["BACKEND"] = "django.tasks.backends.immediate.ImmediateBackend"

sys.modules[__name__] = settings
