"""Workers that are killed at any moment leave nothing half done, and others finish what they began."""

import random
import secrets
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.importing import from_uploads, queue
from inspections.models import Document, ImportItem, ImportStatus, Visit
from tests import factories
from tests.importing.letters import letter
from tests.importing.made_reports import stored_bytes
from tests.importing.workers import workers

PLACES = [f"{start}ton" for start in ("Ash", "Bram", "Corf", "Dun", "Elm", "Form", "Goos", "Hex", "Ilk", "Jarrow")]
PLACES += ["Keswick", "Ludlow", "Newent", "Otley", "Poole"]
KILLS = 10
SECONDS_TO_BEGIN, SECONDS_TO_FINISH = 120, 300

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def uploaded(settings):
    """A letter on each place waits in the queue; returns their bytes by file name."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    factories.FrameworkFactory()
    for number, name in enumerate(PLACES, start=901):
        factories.AuthorityFactory(name=name, dfe_code=str(number))
    letters = {f"{name}.txt": letter(name) for name in PLACES}
    queue.start_batch(from_uploads(SimpleUploadedFile(*file) for file in letters.items()), None)
    return letters


@pytest.fixture
def start_worker(tmp_path):
    with workers(tmp_path) as start:
        yield start


@pytest.fixture(autouse=True)
def _documents_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def wait_for(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, list(ImportItem.objects.values_list("file_name", "status", "attempts"))
        time.sleep(0.02)


def begun():
    return sum(ImportItem.objects.values_list("attempts", flat=True))


def nothing_is_half_done():
    """Every visit has its document with its pages and findings, and every document is what one finished file became."""
    documents = Document.objects.filter(pages__isnull=False, visit__findings__isnull=False).distinct()
    finished = ImportItem.objects.filter(visit__isnull=False, finished_at__isnull=False)
    counts = [Visit.objects.count(), Document.objects.count(), documents.count(), finished.count()]
    return counts == [counts[0]] * 4


def test_it_survives_workers_that_are_killed(uploaded, start_worker, settings):
    seed = secrets.randbelow(10_000)
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        before = begun()
        worker = start_worker()
        if ImportItem.objects.unfinished().exists():
            wait_for(lambda before=before: begun() > before, SECONDS_TO_BEGIN)
        time.sleep(moments.uniform(0, 0.8))
        worker.kill()
        worker.wait(timeout=10)
        assert nothing_is_half_done(), seed

    worker = start_worker()
    wait_for(lambda: not ImportItem.objects.unfinished().exists(), SECONDS_TO_FINISH)
    given_up = ImportItem.objects.filter(status=ImportStatus.FAILED)
    assert {item.attempts for item in given_up} <= {settings.IMPORT_MAX_ATTEMPTS}
    queue.try_again(given_up)
    wait_for(lambda: not ImportItem.objects.unfinished().exists(), SECONDS_TO_FINISH)
    worker.terminate()
    worker.wait(timeout=20)

    assert set(ImportItem.objects.values_list("status", flat=True)) == {ImportStatus.IMPORTED}, seed
    assert {document.file_name: stored_bytes(document) for document in Document.objects.all()} == uploaded
    assert nothing_is_half_done()
    queue.rescue()
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == len(uploaded)
