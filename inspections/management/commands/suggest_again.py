import csv
from pathlib import Path

from django.core.management.base import BaseCommand

from inspections.codebook.suggesting_again import suggest_again, told
from inspections.models import Visit


class Command(BaseCommand):
    help = (
        "Suggests themes and assessments again, after training or a change of the codebook. Touches suggestions only: "
        "what a person coded or confirmed stays. Says which visits have other suggestions now."
    )

    def add_arguments(self, parser):
        parser.add_argument("visits", nargs="*", help="visits by the last part of their address; all without any")
        parser.add_argument("--changes", type=Path, help="CSV file to list every finding that changed in")

    def handle(self, *, visits, changes, **options):
        chosen = Visit.objects.filter(slug__in=visits) if visits else Visit.objects.all()
        looked_at = changed = 0
        listed = []
        for visit, done in suggest_again(chosen):
            looked_at, changed = looked_at + done.findings, changed + done.changed
            if done.changed:
                self.stdout.write(told(visit, done))
            listed += [(row.finding.pk, str(row.finding), row.before, row.after) for row in done.changes if changes]
        if changes:
            _write(changes, listed)
        self.stdout.write(f"{looked_at} findings without a person's review looked at, {changed} changed.")


def _write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("finding", "name", "before", "after"), *rows])
