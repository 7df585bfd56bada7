"""Import published reports and letters: `manage.py import_reports PATH...`."""

from argparse import ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from inspections.importing import ImportResult, Outcome, from_paths, import_all, summary_sentence


class Command(BaseCommand):
    help = "Import reports and letters as draft visits. A file that is already known changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a PDF or text file, a folder of them, or a ZIP file"
        )
        parser.add_argument(
            "--reread",
            action="store_true",
            help="read known files again if the reader is a newer version; what a person edited is kept",
        )
        parser.add_argument("--jobs", type=positive, default=1, metavar="N", help="how many files to read at once")
        parser.add_argument(
            "--authority",
            default="",
            metavar="CODE",
            help="the DfE code of the authority that all these files are about, whatever they say",
        )

    def handle(self, *, paths: list[Path], reread: bool, jobs: int, authority: str, **options) -> None:
        candidates = list(from_paths(paths))
        results = []
        imported = import_all(candidates, reread=reread, jobs=jobs, authority=authority)
        for candidate, result in zip(candidates, imported, strict=True):
            results.append(result)
            self.report(f"{len(results)}/{len(candidates)} {candidate}", result)
        self.stdout.write(summary_sentence(results))
        if any(result.outcome == Outcome.FAILED for result in results):
            raise SystemExit(1)

    def report(self, place: str, result: ImportResult) -> None:
        if result.outcome == Outcome.FAILED:
            self.stderr.write(f"{place}: failed: {result.message}")
        else:
            self.stdout.write(f"{place}: {result.message}")
        self.stdout.flush()


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("say a whole number from 1 on")
    return int(text)
