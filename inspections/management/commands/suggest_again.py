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

    def handle(self, *, visits, **options):
        chosen = Visit.objects.filter(slug__in=visits) if visits else Visit.objects.all()
        looked_at = changed = 0
        for visit, done in suggest_again(chosen):
            looked_at, changed = looked_at + done.findings, changed + done.changed
            if done.changed:
                self.stdout.write(told(visit, done))
        self.stdout.write(f"{looked_at} findings without a person's review looked at, {changed} changed.")
