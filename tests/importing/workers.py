"""Workers of a test's own, in processes of their own."""

import os
import subprocess
import sys
from contextlib import contextmanager

import psutil
from django.conf import settings
from django.db import connection


@contextmanager
def workers(folder):
    """A function that starts a worker as a deployment would, and returns its process; in the end all are killed.

    They work on the database of the running test, with their files in the folder.
    """
    info = connection.connection.info
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgresql://{info.user}@/{info.dbname}?host={info.host}&port={info.port}",
        "DASHBOARD_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.importing.nursery"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    started = []

    def start():
        nursery.stdin.write("another\n")
        nursery.stdin.flush()
        started.append(psutil.Process(int(nursery.stdout.readline())))
        return started[-1]

    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, **pipes) as nursery:
        yield start
        for worker in filter(psutil.Process.is_running, started):
            worker.kill()
