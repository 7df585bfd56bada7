"""Uploaded files wait in the queue; a worker imports them; what was left behind is taken up again."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from inspections import tasks
from inspections.importing import from_uploads, queue
from inspections.models import Document, ImportItem, ImportStatus, Visit
from tests import factories
from tests.importing.letters import letter

LONG_AGO = timedelta(minutes=5)


@pytest.fixture
def waiting(settings, northton, monkeypatch):
    """Tasks wait in the database for a worker, which shares the connection of the test."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def upload(*files, name="letter-{}.txt"):
    """The rows of files with this content, uploaded by nobody in particular."""
    uploads = [SimpleUploadedFile(name.format(number), data) for number, data in enumerate(files, start=1)]
    return list(queue.start_batch(from_uploads(uploads), None).items.all())


def work():
    """Do what is in the queue."""
    worker = {"backend_name": "default", "startup_delay": False, "max_tasks": None, "worker_id": "one"}
    db_worker.Worker(queue_names=["default"], interval=0, batch=True, excluded_queue_names=[], **worker).run()


def statuses():
    return list(ImportItem.objects.values_list("status", flat=True))


def left_behind(item, **values):
    """The row as a worker left it some time ago that was killed."""
    long_ago = timezone.now() - LONG_AGO
    DBTaskResult.objects.filter(pk=item.task_id).update(status=TaskResultStatus.RUNNING, started_at=long_ago)
    ImportItem.objects.filter(pk=item.pk).update(queued_at=long_ago, **values)


def begun(attempts=1):
    return {"status": ImportStatus.READING, "started_at": timezone.now() - LONG_AGO, "attempts": attempts}


def stored(settings):
    return sorted(
        path.relative_to(settings.MEDIA_ROOT).parts[0] for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()
    )


def test_it_imports_in_the_background_one_task_a_file(waiting, settings, django_capture_on_commit_callbacks):
    upload(letter(), b"", letter())
    assert (statuses(), DBTaskResult.objects.count()) == (["queued", "queued", "queued"], 3)
    assert stored(settings) == ["uploads", "uploads", "uploads"]
    with django_capture_on_commit_callbacks(execute=True):
        work()
    assert statuses() == ["imported", "failed", "known"]
    assert stored(settings) == ["documents", "uploads"]
    item = ImportItem.objects.first()
    assert (item.visit, item.size, item.attempts) == (Visit.objects.get(), len(letter()), 1)


def test_it_reads_a_file_once_however_often_its_task_comes(waiting):
    (item,) = upload(letter())
    queue.enqueue([item])
    work()
    item.refresh_from_db()
    assert (item.status, item.attempts) == ("imported", 1)


def test_it_queues_again_what_a_killed_worker_was_reading(waiting):
    (item,) = upload(letter())
    left_behind(item, **begun())
    assert queue.rescue() == 1
    old, new = DBTaskResult.objects.order_by("enqueued_at")
    assert (old.status, new.status) == (TaskResultStatus.FAILED, TaskResultStatus.READY)
    work()
    item.refresh_from_db()
    assert (item.status, item.attempts) == ("imported", 2)


def test_it_queues_again_what_a_killed_worker_had_only_taken(waiting):
    (item,) = upload(letter())
    left_behind(item)
    assert queue.rescue() == 1
    work()
    assert statuses() == ["imported"]


def test_it_leaves_alone_what_waits_and_what_is_just_uploaded(waiting):
    waits, uploading = upload(letter(), letter("Southborough"))
    ImportItem.objects.filter(pk=waits.pk).update(queued_at=timezone.now() - LONG_AGO)
    ImportItem.objects.filter(pk=uploading.pk).update(queued_at=timezone.now() - LONG_AGO, task_id="")
    assert (queue.rescue(), statuses()) == (0, ["queued", "queued"])


def test_it_gives_a_file_up_that_ends_every_worker(waiting, settings):
    (item,) = upload(letter())
    document = Document(sha256=item.sha256)
    half = document.file.storage.save(f"documents/{item.sha256[:2]}/{item.sha256}.txt", ContentFile(b"half"))
    left_behind(item, **begun(attempts=3))
    assert queue.rescue() == 0
    item.refresh_from_db()
    assert (item.status, item.message.split(",")[0]) == ("failed", "letter-1.txt was begun 3 times")
    assert not document.file.storage.exists(half)
    assert queue.try_again([item]) == 1
    work()
    assert statuses() == ["imported"]


def test_it_says_that_an_upload_broke_off(waiting):
    (item,) = upload(letter())
    item.file.storage.delete(item.file.name)
    work()
    item.refresh_from_db()
    assert (item.status, item.message) == ("failed", "The upload of letter-1.txt broke off: upload it again.")


def test_it_does_not_go_on_with_a_file_that_another_worker_took_over(waiting):
    (item,) = upload(letter())
    claimed = ImportItem.objects.claim(item.pk)
    left_behind(item, **begun())
    queue.rescue()
    assert ImportItem.objects.locked(claimed) is None


def test_it_asks_for_the_authority_and_imports_with_the_answer(waiting):
    northton = factories.AuthorityFactory(name="Nortown", dfe_code="907")
    (item,) = upload(letter("Nortownby"))
    work()
    item.refresh_from_db()
    assert (item.status, set(item.candidates) >= {"907"}, item.visit) == ("needs_person", True, None)
    queue.try_again([item], northton)
    work()
    item.refresh_from_db()
    assert (item.status, item.visit.authority, item.candidates) == ("imported", northton, None)
    assert not item.visit.documents.get().problems.filter(code__startswith="authority_").exists()


def test_it_says_when_a_file_cannot_be_stored(waiting, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(queue, "_store", full)
    (item,) = upload(letter())
    assert item.status == "failed"
    assert "letter-1.txt could not be stored (No space left on device)" in item.message


def test_it_forgets_the_upload_of_a_worker_that_was_killed_after_the_import(waiting, settings):
    upload(letter())
    work()
    assert stored(settings) == ["documents", "uploads"]
    queue.rescue()
    assert stored(settings) == ["documents"]


def test_it_writes_nothing_when_the_result_cannot_be_saved(waiting, monkeypatch):
    def break_down(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(tasks, "status_of", break_down)
    upload(letter())
    work()
    assert (statuses(), Visit.objects.count(), Document.objects.count()) == (["reading"], 0, 0)
