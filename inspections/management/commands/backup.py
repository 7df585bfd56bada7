from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from inspections.recovery import RecoveryError, write_backup
from inspections.recovery.telling import told


class Command(BaseCommand):
    help = "Writes the database and all stored documents to one file, as they are at one moment."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="replaced once the new backup is complete, if it is there")
        parser.add_argument(
            "--without-missing", action="store_true", help="also where files are gone that the database names"
        )

    def handle(self, *, file: Path, without_missing: bool, **options):
        try:
            manifest = write_backup(file.absolute(), without_missing=without_missing)
        except RecoveryError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backed up {told(manifest)}, to {file} ({filesizeformat(file.stat().st_size)}).")
        for name in manifest.missing:
            self.stderr.write(f"Without {name}, which is not there.")
