import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from inspections.interchange import VisitFileError, read_sheet, take_in


class Command(BaseCommand):
    help = "Takes in visits with their codings from files that export_visit or a visit's page gave."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *, files, **options):
        failed = [file for file in files if not self.take_in(file)]
        if failed:
            raise CommandError(f"{len(failed)} of {len(files)} files could not be taken in.", returncode=1)

    def take_in(self, file):
        try:
            self.stdout.write(str(take_in(read(file))))
        except VisitFileError as error:
            self.stderr.write(f"{file}: {error}")
            return False
        return True


def read(file):
    """The record of a visit file, or the findings of a sheet."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix.lower() != ".csv":
            return json.loads(text)
    except (OSError, ValueError) as error:
        raise VisitFileError(f"the file cannot be read ({error}).") from error
    slug, findings = read_sheet(text)
    return {"visit": slug, "findings": findings}
