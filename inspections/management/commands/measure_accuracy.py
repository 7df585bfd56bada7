"""Compares what the reader makes of published reports with verified answers kept beside the repository."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from inspections.accuracy import as_markdown, measure, misses, summary
from inspections.coding.training import report as codings
from inspections.coding.training.corpus import bundled_terms, read_corpus
from inspections.coding.training.examples import gather
from inspections.coding.training.measuring import measure as measure_codings
from inspections.coding.training.measuring import measure_keywords

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY / ".." / "shared"
PAGE = REPOSITORY / "docs" / "accuracy.md"


class Command(BaseCommand):
    help = (
        "Measure how right the reader of reports and the suggested codings are, list every miss of the reader and "
        "write docs/accuracy.md."
    )
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
        page = as_markdown(measurement, timezone.localdate()) + self._codings(shared)
        PAGE.write_text(page, encoding="utf-8")
        self.stdout.write(f"Written to {PAGE.relative_to(REPOSITORY)}.")

    def _codings(self, shared: Path) -> str:
        """The section on suggested codings; takes some minutes, for a model is made for each part."""
        corpus = read_corpus(gather(shared), bundled_terms())
        if not corpus.has("gold").any():
            return ""
        measured = measure_codings(corpus)
        for line in codings.summary(measured):
            self.stdout.write(line)
        return codings.as_markdown(measured, measure_keywords(corpus), corpus, timezone.localdate())
