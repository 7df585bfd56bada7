"""Import what a council published about a visit: `manage.py import_response VISIT_SLUG FILE`."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from inspections.models import CouncilResponse, Visit
from inspections.responses.files import text_of
from inspections.responses.saving import Given, ResponseRefused, import_response


class Command(BaseCommand):
    help = "Import a council's response to a visit and find its quotes of the report. The same file changes nothing."

    def add_arguments(self, parser):
        kinds = CouncilResponse.ResponseKind.values
        parser.add_argument("visit", metavar="VISIT_SLUG", help="the last part of the address of the visit's page")
        parser.add_argument("file", type=Path, metavar="FILE", help="a text file or a PDF")
        parser.add_argument("--kind", default="", choices=kinds, help="where it is not to be read in the text")
        parser.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day of publication")
        parser.add_argument("--title", default="", help="where the first line of the text is not the title")
        parser.add_argument("--url", default="", help="where it is published")
        parser.add_argument("--replace", action="store_true", help="put these words in place of others there already")

    def handle(self, *, visit, file, kind, title, url, replace, **options):
        found = Visit.objects.filter(slug=visit).first()
        if found is None:
            raise CommandError(
                f"There is no visit “{visit}”: give the last part of its page's address, such as {example()}."
            )
        given = Given(kind=kind, title=title, published_on=options["date"], source_url=url)
        try:
            text = text_of(file.read_bytes(), file.name)
            self.stdout.write(import_response(found, text, given, replace=replace).sentence)
        except OSError as error:
            raise CommandError(f"{file} cannot be read ({error.strerror}): check the path.") from error
        except ResponseRefused as refusal:
            raise CommandError(f"{file.name}: {refusal}") from refusal


def example():
    """The slug of the latest visit, or a made-up one where there are no visits."""
    latest = Visit.objects.order_by("-published_on").values_list("slug", flat=True).first()
    return latest or "northton-focused-visit-2024-07-08"
