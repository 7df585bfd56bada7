from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime

from inspections.recovery import RecoveryError, restore_backup
from inspections.recovery.telling import counted, told


class Command(BaseCommand):
    help = "Puts a backup in the place of the database and all stored documents, or changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="also where the database is in use")

    def handle(self, *, file: Path, replace: bool, **options):
        try:
            restored = restore_backup(file.absolute(), replace=replace)
        except RecoveryError as error:
            raise CommandError(str(error)) from error
        manifest = restored.manifest
        at = localtime(parse_datetime(manifest.made_at))
        since = f" Brought up to date by {counted(len(restored.migrated), 'migration')}." if restored.migrated else ""
        self.stdout.write(
            f"Restored the backup of {at.day} {at:%B %Y, %H:%M}: {told(manifest)}. "
            f"All {len(manifest.rows)} tables have the rows, and all files the checksums, of its manifest.{since}"
        )
