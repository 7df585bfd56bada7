"""Uploaded files into the queue, and back into it: after a failure, with a person's choice, or from a dead worker."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from inspections.models import Authority, ImportBatch, ImportItem, ImportStatus
from inspections.models.imports import upload_name
from inspections.tasks import import_item

from .collecting import Candidate
from .results import ImportRefusedError
from .storing import NOT_STORED, checksum, forget_half_stored, storable

TO_BEGIN = timedelta(seconds=1)
"""A worker that has taken a task out of the queue locks its file well within this time."""

TO_UPLOAD = timedelta(minutes=15)
"""What a request takes at most to store all that was uploaded with it."""

GIVEN_UP = (
    "{name} was begun {attempts} times, and each time the worker that imports files was stopped or broke down: "
    "try again, and if it happens once more, whoever runs the dashboard finds the reason in the worker’s log."
)


def start_batch(candidates: Iterable[Candidate], person) -> ImportBatch:
    """Store the files and queue each by itself. A file that is refused already is a failed row with the reason."""
    batch = ImportBatch.objects.create(started_by=person)
    for candidate in candidates:
        _add(batch, candidate)
    return batch


def _add(batch: ImportBatch, candidate: Candidate) -> None:
    name, archive = (storable(text)[-255:] for text in (candidate.name, candidate.archive))
    item = ImportItem(batch=batch, file_name=name, archive=archive)
    try:
        data = candidate.read()
        item.sha256, item.size = checksum(data), len(data)
        _store(item, data)
    except ImportRefusedError as refusal:
        item.finish(ImportStatus.FAILED, storable(str(refusal)))
    except OSError as error:
        if item.file:
            item.file.storage.delete(item.file.name)  # the part of it that there was room for
        message = NOT_STORED.format(name=name, reason=error.strerror)
        item.finish(ImportStatus.FAILED, message, file="")
    else:
        enqueue([item])


def _store(item: ImportItem, data: bytes) -> None:
    """The row knows its file before the file is there, so that no file is ever left that no row knows."""
    item.save()
    item.file.name = upload_name(item, item.file_name)
    item.save(update_fields=["file"])
    item.file.storage.delete(item.file.name)
    item.file.storage.save(item.file.name, ContentFile(data))


def enqueue(items: Iterable[ImportItem]) -> None:
    for item in items:
        result = import_item.enqueue(item.pk)
        ImportItem.objects.filter(pk=item.pk).update(task_id=result.id)


def try_again(items: Iterable[ImportItem], authority: Authority | None = None) -> int:
    """Queue files again from the start, as being about an authority where a person chose one; returns how many."""
    keys = [item.pk for item in items if item.file]
    waiting = {"status": ImportStatus.QUEUED, "queued_at": timezone.now(), "task_id": "", "attempts": 0}
    fresh = {"message": "", "finished_at": None, "started_at": None, "candidates": None}
    chosen = {"authority": authority} if authority else {}
    queued = ImportItem.objects.filter(pk__in=keys, status__in=[ImportStatus.FAILED, ImportStatus.NEEDS_PERSON])
    with transaction.atomic():
        items = list(queued.select_for_update())
        queued.update(**waiting, **fresh, **chosen)
    enqueue(items)
    return len(items)


def rescue() -> int:
    """Queue again what a worker left when it was killed; give up a file that this happens to every time.

    Returns how many files were queued again.
    """
    now = timezone.now()
    with transaction.atomic():
        lost = list(ImportItem.objects.left_reading(now - TO_BEGIN))
        lost += ImportItem.objects.left_queued(now - TO_BEGIN, now - TO_UPLOAD, _tasks_that_wait(now - TO_BEGIN))
        _end_tasks(lost)
        again = [item for item in lost if _queue_or_give_up(item)]
    enqueue(again)
    for item in ImportItem.objects.filter(visit__isnull=False).exclude(file=""):
        item.forget_file()
    return len(again)


def _tasks_that_wait(moment) -> list[str]:
    """The tasks in the queue, and those that a worker took out of it after a moment."""
    tasks = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    tasks |= DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__gte=moment)
    return [str(key) for key in tasks.values_list("pk", flat=True)]


def _end_tasks(items: Iterable[ImportItem]) -> None:
    """Say of the tasks of dead workers that they failed; nothing else would ever end them."""
    ids = {item.task_id for item in items}
    for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if str(task.pk) in ids:
            task.set_failed(RuntimeError("The worker ended before its task did."))


def _queue_or_give_up(item: ImportItem) -> bool:
    """Whether the file waits in the queue again."""
    item.attempts += item.status == ImportStatus.QUEUED  # one that was begun is counted already
    if item.attempts >= settings.IMPORT_MAX_ATTEMPTS:
        forget_half_stored(item.sha256)
        item.finish(ImportStatus.FAILED, GIVEN_UP.format(name=item.file_name, attempts=item.attempts))
        return False
    item.status, item.queued_at, item.task_id = ImportStatus.QUEUED, timezone.now(), ""
    item.save()
    return True
