from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from inspections import bundled


class Command(BaseCommand):
    help = (
        "Adds the data that comes with the product. What is there already, or was deleted by a person, is left alone."
    )

    def handle(self, **options):
        try:
            loaded = bundled.load()
        except bundled.BundledDataError as error:
            raise CommandError(str(error)) from error
        except IntegrityError as error:
            raise CommandError(
                f"The bundled data contradicts what is in the database ({str(error).splitlines()[0]}). "
                "Nothing was loaded. Rename or merge the row it names in the admin, then run the command again."
            ) from error
        self.stdout.write(str(loaded))
