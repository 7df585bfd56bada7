"""Writes a backup: the database as at one moment, and every file that its rows name at that moment."""

import datetime
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, transaction

from config import VERSION

from . import database, programs
from .archive import Writer, listed, new_file
from .errors import RecoveryError, told_in_words
from .manifest import DUMP, FILES, NAME, Manifest

TRIES = 5
"""Uploads go away once they are imported, perhaps between the database's moment and the look at the files."""

HELD = ".backup-"
SECONDS_OF_NO_BACKUP = 24 * 3600


class FilesGone(Exception):
    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names


def write_backup(path: Path, *, without_missing: bool = False) -> Manifest:
    """Write the backup at `path`, in place of what is there once it is complete.

    Raises RecoveryError where a file that a row names is gone, unless it is to be done without.
    """
    tools = programs.programs(at_least=programs.server_version())
    for last in (*[False] * (TRIES - 1), True):
        try:
            return _try(path, tools, without_missing=without_missing and last)
        except FilesGone as gone:
            names = gone.names
    raise RecoveryError(
        f"{listed(names)}: the database names them, and they are not in {settings.MEDIA_ROOT}. Bring them back from "
        "an earlier backup, or back up without them: --without-missing. Nothing was written."
    )


def _try(path: Path, tools: programs.Programs, *, without_missing: bool) -> Manifest:
    with one_moment() as snapshot, held_files(database.stored_files()) as (held, missing):
        if missing and not without_missing:
            raise FilesGone(missing)
        with new_file(path) as file:
            writer = Writer(file)
            for name, there in held.items():
                with there.open("rb") as part:
                    writer.add(FILES + name, part.read)
            dump(tools, snapshot, writer)
            manifest = describe(tools, writer, missing)
            writer.add(NAME, BytesIO(manifest.as_json()).read)
            writer.end()
    return manifest


@contextmanager
def one_moment() -> Iterator[str]:
    """The name of a snapshot of the database; until the end all questions are answered as at that moment."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


@contextmanager
def held_files(names: list[str]) -> Iterator[tuple[dict[str, Path], list[str]]]:
    """The files by name, held so that nobody can take them away meanwhile, and the names of those that are gone."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    forget_killed(root)
    with told_in_words(root), TemporaryDirectory(dir=root, prefix=HELD) as folder:
        held, missing = {}, []
        for number, name in enumerate(names):
            try:
                held[name] = hold(root / name, Path(folder, str(number)))
            except FileNotFoundError:
                missing.append(name)
        yield held, missing


def forget_killed(root: Path) -> None:
    """Remove what backups held that were killed long ago, or deleted documents would stay on the disk."""
    for folder in root.glob(f"{HELD}*"):
        if time.time() - folder.stat().st_mtime > SECONDS_OF_NO_BACKUP:
            shutil.rmtree(folder, ignore_errors=True)


def hold(path: Path, place: Path) -> Path:
    """A second name for the file, or a copy where the file system knows no second names."""
    try:
        os.link(path, place)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(path, place)
    return place


def dump(tools: programs.Programs, snapshot: str, writer: Writer) -> None:
    options = ["--format=custom", "--schema=public", "--no-owner", "--no-acl", f"--snapshot={snapshot}"]
    command = tools.command("pg_dump", *options, f"--dbname={programs.address()}", "--no-password")
    with programs.Running(command, stdout=subprocess.PIPE) as running:
        writer.add(DUMP, running.process.stdout.read)


def describe(tools: programs.Programs, writer: Writer, missing: list[str]) -> Manifest:
    return Manifest(
        product=VERSION,
        made_at=datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds"),
        postgresql=programs.server_version(),
        pg_dump=tools.version,
        extensions=database.extensions(),
        migrations=database.migrations(),
        rows=database.row_counts(),
        parts=writer.parts,
        missing=missing,
    )
