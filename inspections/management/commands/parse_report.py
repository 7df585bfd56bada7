"""Prints what the reader makes of report files, without the database."""

import hashlib
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from inspections.reports import ParsedReport, Problem, UnreadableReport, read_report
from inspections.reports.account import account


class Command(BaseCommand):
    help = "Read reports (PDF or plain text) and print what they say. Nothing is stored, no database is needed."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object per file, one per line")

    def handle(self, *, files, **options):
        unread = [name for name in files if not self._print(Path(name), as_json=options["json"])]
        if unread:
            raise CommandError(f"{len(unread)} of {len(files)} could not be read: {', '.join(unread)}", returncode=1)

    def _print(self, path: Path, *, as_json: bool) -> bool:
        """Prints one file; whether it could be read."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return self._refuse(UnreadableReport("not_found", f"{path}: {error.strerror}."), path.name, b"", as_json)
        try:
            report = read_report(data, path.name)
        except UnreadableReport as error:
            return self._refuse(error, path.name, data, as_json)
        self.stdout.write(_json(report) if as_json else account(report) + "\n")
        return True

    def _refuse(self, error: UnreadableReport, name: str, data: bytes, as_json: bool) -> bool:
        if as_json:
            digest = hashlib.sha256(data).hexdigest() if data else ""
            problems = (Problem(error.code, error.message),)
            self.stdout.write(_json(ParsedReport(file=name, sha256=digest, layout="unknown", problems=problems)))
        else:
            self.stderr.write(error.message)
        return False


def _json(report: ParsedReport) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False)
