from django.core.management.base import BaseCommand, CommandError

from inspections.models import Visit
from inspections.views.visit_files import FORMATS


class Command(BaseCommand):
    help = "Prints a visit with all its codings, drafts too: JSON with every fact, or a CSV sheet of its findings."

    def add_arguments(self, parser):
        parser.add_argument("visit", help="the last part of its page's address")
        parser.add_argument("--format", choices=list(FORMATS), default="json")

    def handle(self, *, visit, format, **options):  # noqa: A002 - the option's name
        found = Visit.objects.select_related("authority").filter(slug=visit).first()
        if found is None:
            raise CommandError(f"There is no visit {visit}. Its name is the last part of its page's address.")
        self.stdout.write(FORMATS[format][0](found), ending="")
