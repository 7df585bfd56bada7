"""Official figures beside ours: equal, or different for a reason, or an unexplained difference."""

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from inspections.models import Authority, PublishedFigure
from inspections.official import Inspections, Outcomes, Verdict, compare
from inspections.tally import current_tally


class Command(BaseCommand):
    help = "Prints each published figure beside ours. Exits with 1 if a difference is not explained."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", type=Path, help="figures to check instead, as CSV with the columns of the bundled file"
        )

    def handle(self, *, file, **options):
        figures = list(PublishedFigure.objects.all()) if file is None else read_figures(file)
        inspections, authorities = Inspections(current_tally()), list(Authority.objects.all())
        verdicts = [self.show(figure, Outcomes.on(figure.as_at, inspections, authorities)) for figure in figures]
        counts = ", ".join(f"{verdicts.count(verdict)} {verdict.lower()}" for verdict in Verdict)
        self.stdout.write(f"{len(figures)} published figures: {counts}.")
        if Verdict.UNEXPLAINED in verdicts:
            raise CommandError("At least one difference is not explained.", returncode=1)

    def show(self, figure, outcomes):
        found = compare(figure, outcomes)
        self.stdout.write(f"{figure.as_at}  {figure.figure}: published {figure.value}, ours {found.ours or 'none'}")
        self.stdout.write(f"            {found.counted}  {found.verdict}. {found.reason}".rstrip())
        return found.verdict


def read_figures(file):
    """The figures of a CSV file, checked but not saved."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            figures = [PublishedFigure(**row) for row in csv.DictReader(lines)]
        for figure in figures:
            figure.clean_fields()
    except (OSError, UnicodeDecodeError, TypeError, ValidationError) as error:
        raise CommandError(
            f"{file} cannot be read as published figures ({error}). It needs the columns source, as_at, figure, "
            "value, unit and note, with dates such as 2024-03-31."
        ) from error
    return figures
