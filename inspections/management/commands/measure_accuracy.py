"""Compares what the reader makes of published reports with verified answers kept beside the repository."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from inspections.accuracy import as_markdown, measure, misses, summary

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY / ".." / "shared"
PAGE = REPOSITORY / "docs" / "accuracy.md"


class Command(BaseCommand):
    help = "Measure how right the reader of reports is, list every miss and write docs/accuracy.md."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--shared", type=Path, default=SHARED, help="folder with reports/ and gold/")

    def handle(self, *, shared, **options):
        if not (shared / "gold").is_dir():
            self.stdout.write(
                f"There is nothing to measure with: no folder gold/ in {shared.resolve()}. "
                "Published reports and their answers are kept outside this repository."
            )
            return
        measurement = measure(shared)
        for line in (*summary(measurement), *misses(measurement)):
            self.stdout.write(line)
        PAGE.write_text(as_markdown(measurement, timezone.localdate()), encoding="utf-8")
        self.stdout.write(f"Written to {PAGE.relative_to(REPOSITORY)}.")
