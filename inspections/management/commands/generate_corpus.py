import time

from django.core.management.base import BaseCommand, CommandError

from benchmarks.corpus import CorpusError, corpus_database, generate


class Command(BaseCommand):
    help = "Makes a database of made-up visits and findings with the shape of the real ones, to measure speed with."

    def add_arguments(self, parser):
        parser.add_argument("--findings", type=int, default=50_000, help="how many; 50000 unless said otherwise")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows; 1 otherwise")
        parser.add_argument("--database", default="", help="its name; corpus_ and the number of findings otherwise")
        parser.add_argument("--replace", action="store_true", help="delete a database of that name first")

    def handle(self, *, findings, seed, database, replace, **options):
        if findings < 1:
            raise CommandError("A corpus has at least one finding: --findings 1 or more.")
        start = time.monotonic()
        try:
            address = corpus_database(database or f"corpus_{findings}", replace=replace)
        except CorpusError as error:
            raise CommandError(str(error)) from error
        made = generate(findings, seed, lambda what: self.stdout.write(f"{time.monotonic() - start:6.1f} s  {what}"))
        self.stdout.write(
            f"{made.findings:,} findings of {made.visits:,} visits with {made.themes:,} themes in "
            f"{time.monotonic() - start:.0f} s. To use it: DATABASE_URL={address}"
        )
