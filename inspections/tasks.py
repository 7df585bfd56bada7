"""Work that outlives a request: `manage.py db_worker` does it."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.tasks import task
from simple_history.models import HistoricalRecords

from inspections.importing import ImportResult, Outcome, import_file
from inspections.models import ImportItem, ImportStatus


@task
def import_item(key: int) -> None:
    """Import one uploaded file, unless that was done, or is being done, already.

    What it writes and what became of the file are saved together or not at all.
    """
    claimed = ImportItem.objects.claim(key)
    if claimed:
        with transaction.atomic():
            item = ImportItem.objects.locked(claimed)
            if item:
                _import(item)


def _import(item: ImportItem) -> None:
    try:
        with item.file.open() as file:
            data = file.read()
    except (FileNotFoundError, ValueError):  # or no file was ever named
        item.finish(ImportStatus.FAILED, f"The upload of {item.file_name} broke off: upload it again.")
        return
    with acting_as(item.batch.started_by):
        result = import_file(data, item.file_name, authority=item.authority.dfe_code if item.authority else "")
    candidates = None if result.candidates is None else list(result.candidates)
    item.finish(
        status_of(result),
        result.message,
        visit=result.visit,
        problem_count=result.counts.to_decide,
        candidates=candidates,
    )


def status_of(result: ImportResult) -> ImportStatus:
    """An imported file needs a person as well, where what was read in it waits for a decision."""
    if result.candidates is not None or result.counts.to_decide:
        return ImportStatus.NEEDS_PERSON
    return {
        Outcome.IMPORTED: ImportStatus.IMPORTED,
        Outcome.UPDATED: ImportStatus.UPDATED,
        Outcome.KNOWN: ImportStatus.KNOWN,
        Outcome.FAILED: ImportStatus.FAILED,
    }[result.outcome]


@contextmanager
def acting_as(person) -> Iterator[None]:
    """Let the history say that this person made the changes of the block, as if a request of theirs did."""
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=person or AnonymousUser())
    try:
        yield
    finally:
        context.request = before
