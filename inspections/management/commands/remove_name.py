import logging

from django.core.management.base import BaseCommand, CommandError

from inspections.erasing import Name, NoNameError, remove_name

logger = logging.getLogger("inspections.erasing")


class Command(BaseCommand):
    help = "Takes a person's name out of the record and its history. Without --remove it only says where it is."

    def add_arguments(self, parser):
        parser.add_argument("name", help="first and last name, as printed: 'Robin Lead'")
        parser.add_argument("--remove", action="store_true", help="do it; there is no way back but a backup")
        parser.add_argument("--files", action="store_true", help="also give up stored reports that have the name")

    def handle(self, *, name: str, remove: bool, files: bool, **options):
        try:
            removed = remove_name(Name(name), with_files=files, only_look=not remove)
        except NoNameError as error:
            raise CommandError(str(error)) from error
        for kind, count in sorted(removed.rows.items()):
            self.stdout.write(f"{count:,} in {kind}")
        for document in removed.documents:
            self.stdout.write(f"On a page of {document.file_name} ({document.sha256[:12]}), {fate(files)}")
        self.stdout.write(closing(remove, any(removed.rows.values())))
        if remove:
            logger.info("A name was removed from %d rows", sum(removed.rows.values()))


def fate(files: bool) -> str:
    return "whose file is given up" if files else "whose file keeps it unless you add --files"


def closing(remove: bool, was_found: bool) -> str:
    if not was_found:
        return "The name is nowhere in the record."
    if not remove:
        return "Nothing was changed. Add --remove to take the name out; back up first."
    return "The name is out of the record and its history. Earlier backups still have it: delete them in time."
