from django.core.management.base import BaseCommand

from inspections.models import Finding, Visit
from inspections.suggesting import suggest_codings


class Command(BaseCommand):
    help = (
        "Suggests themes and assessments again, after training or a change of the codebook. Touches suggestions only: "
        "what a person coded or confirmed stays. Says which visits have other suggestions now."
    )

    def add_arguments(self, parser):
        parser.add_argument("visits", nargs="*", help="visits by the last part of their address; all without any")

    def handle(self, *, visits, **options):
        chosen = Visit.objects.filter(slug__in=visits) if visits else Visit.objects.all()
        looked_at = changed = 0
        for visit in chosen.select_related("authority").order_by("pk").iterator(chunk_size=200):
            done = suggest_codings(Finding.objects.filter(visit=visit).prefetch_related("theme_rows"))
            looked_at, changed = looked_at + done.findings, changed + done.changed
            if done.changed:
                self.stdout.write(f"{visit}: {done.changed} of {done.findings} findings have other suggestions now")
        self.stdout.write(f"{looked_at} findings without a person's review looked at, {changed} changed.")
