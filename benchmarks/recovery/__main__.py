"""Fills a database of its own, backs it up, destroys it and the documents, and brings both back on another server.

Everything is made in a folder of its own and deleted at the end. Ends with status 1 where anything is not as it was.
"""

import argparse
import atexit
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from benchmarks.page import write_part
from config.database import start_embedded

from .picture import picture

ROOT = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "drill")
    parser.add_argument(
        "--json", action="store_true", help="print what was found; otherwise docs/benchmarks.md says it"
    )
    asked = parser.parse_args()
    shutil.rmtree(asked.folder, ignore_errors=True)
    atexit.register(shutil.rmtree, asked.folder, ignore_errors=True)  # after the servers in it have ended
    drill = Drill(asked.folder.resolve(), asked.findings, asked.documents)
    drill.run()
    if asked.json:
        print(json.dumps(drill.found()))
    elif not drill.differences:
        write_part(f"Recovery of {asked.findings:,} findings", drill.lines())
    sys.exit(f"Not as before: {', '.join(drill.differences)}" if drill.differences else 0)


class Place:
    """A server of its own with a folder for documents."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder, self.database = folder, database
        self.socket = start_embedded(folder / "postgres", keep=False)

    def address(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={quote(str(self.socket), safe='')}"

    def run(self, *command: str, elsewhere: str = "") -> str:
        """What a command prints, and on failure its words as they are."""
        environment = {"DATABASE_URL": self.address(elsewhere or self.database), "DASHBOARD_DATA_DIR": str(self.folder)}
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE, check=True
        )
        return done.stdout.decode().strip()

    def execute(self, asked: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(asked)

    def picture(self) -> dict[str, object]:
        """The database and the files, each by its name."""
        files = sorted(path for path in (self.folder / "files").rglob("*") if path.is_file())
        return picture(self.address(self.database)) | {
            str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
        }


class Drill:
    def __init__(self, folder: Path, findings: int, documents: int) -> None:
        self.folder, self.findings, self.documents = folder, findings, documents
        self.seconds: dict[str, float] = {}
        self.differences: list[str] = []

    def run(self) -> None:
        first = Place(self.folder / "first", "dashboard")
        first.run(
            "manage.py", "generate_corpus", f"--findings={self.findings}", "--database=dashboard", elsewhere="postgres"
        )
        first.run("-m", "benchmarks.recovery.documents", str(self.documents))
        before = first.picture()
        backup = self.folder / "dashboard.backup"
        self.timed("backing up", first, "backup", str(backup))
        self.size, self.mode = backup.stat().st_size, oct(backup.stat().st_mode & 0o777)
        first.execute("DROP DATABASE dashboard WITH (FORCE)")
        shutil.rmtree(first.folder / "files")
        second = Place(self.folder / "second", "dashboard")
        second.execute("CREATE DATABASE dashboard")
        self.sentence = self.timed("restoring", second, "restore", str(backup))
        after = second.picture()
        self.compared = len(before)
        self.differences = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))

    def timed(self, what: str, place: Place, *command: str) -> str:
        start = time.perf_counter()
        said = place.run("manage.py", *command)
        self.seconds[what] = time.perf_counter() - start
        return said

    def found(self) -> dict:
        return {
            "differences": self.differences,
            "compared": self.compared,
            "mode": self.mode,
            "sentence": self.sentence,
        }

    def lines(self) -> list[str]:
        return [
            f"After the database and the documents were destroyed, `restore` brought back everything on another "
            f"server: {self.compared:,} tables, definitions and files were compared and are equal.",
            "",
            "| what | seconds |",
            "|---|---:|",
            *(f"| {what} | {seconds:.1f} |" for what, seconds in self.seconds.items()),
            "",
            f"The backup has {self.size / 1e6:,.0f} MB, with {self.documents:,} documents of 0.1 to 0.5 MB.",
        ]


if __name__ == "__main__":
    main()
