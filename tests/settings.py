"""The dashboard's own settings, with a database and documents that are thrown away after the run."""

import atexit
import os
import shutil
import sys
import tempfile

if "DASHBOARD_DATA_DIR" not in os.environ:
    folder = tempfile.mkdtemp(prefix="dashboard-tests-")
    os.environ["DASHBOARD_DATA_DIR"] = folder  # the processes that share the run's tests inherit it
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

from config import settings

settings.DATABASES["default"]["KEEP_DATA"] = False
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and guards nothing here
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.TASKS["default"]["BACKEND"] = "django.tasks.backends.immediate.ImmediateBackend"
settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True

sys.modules[__name__] = settings
