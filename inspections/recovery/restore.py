"""Brings back a backup, all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from . import database, programs
from .archive import Archive, flush_folder, listed, opened
from .errors import RecoveryError, told_in_words
from .manifest import DUMP, FILES, Manifest
from .script import replace_database


@dataclass(frozen=True)
class Restored:
    """What was brought back, and the migrations that have brought it up to date since."""

    manifest: Manifest
    migrated: list[str]


def restore_backup(path: Path, *, replace: bool = False) -> Restored:
    """Put the backup at `path` in the place of the database and the stored documents.

    Every part is unpacked beside the documents and compared with the manifest before anything changes; the database
    changes in one transaction. Raises RecoveryError, and leaves all as it was, where the backup is not whole, is
    newer than this version, or where the database is in use and not to be replaced.
    """
    with opened(path) as archive:
        manifest = archive.manifest
        refuse_newer(manifest)
        if not replace:
            refuse_occupied()
        tools = programs.programs(at_least=max(manifest.pg_dump, programs.server_version()))
        with unpacked(archive) as folder:
            connection.close()
            replace_database(tools, folder / DUMP, manifest.extensions, manifest.rows)
            put_files(folder / FILES, manifest)
    return Restored(manifest, bring_up_to_date())


def refuse_newer(manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := [name for name in manifest.migrations if name not in known]:
        raise RecoveryError(
            f"The backup was made by version {manifest.product} with the migrations {listed(unknown)}, which this "
            "version does not know. Restore it with that version or a newer one. Nothing was changed."
        )


def refuse_occupied() -> None:
    if used := database.occupied():
        raise RecoveryError(
            f"The database is in use ({listed(used)} have rows). Back it up first; then --replace puts the backup in "
            "its place. Nothing was changed."
        )


@contextmanager
def unpacked(archive: Archive) -> Iterator[Path]:
    """A folder beside the documents with all parts of the backup, each as the manifest says."""
    root = Path(settings.MEDIA_ROOT)
    with told_in_words(root):
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=root, prefix=".restore-") as folder:
            archive.extract(Path(folder))
            yield Path(folder)


def put_files(folder: Path, manifest: Manifest) -> None:
    """Move the unpacked documents to where they belong, and delete those that the restored database does not know."""
    root = Path(settings.MEDIA_ROOT)
    for name in manifest.files:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / name).replace(target)
        flush_folder(target.parent)
    for entry in root.iterdir():
        if not entry.name.startswith("."):
            delete_strangers(entry, {root / name for name in manifest.files})


def delete_strangers(entry: Path, known: set[Path]) -> None:
    strangers = [path for path in (entry, *entry.rglob("*")) if path.is_file() and path not in known]
    for path in strangers:
        path.unlink()


def bring_up_to_date() -> list[str]:
    """Apply the migrations that are newer than the backup. Returns their names."""
    before = set(database.migrations())
    call_command("migrate", interactive=False, verbosity=0)
    return [name for name in database.migrations() if name not in before]
