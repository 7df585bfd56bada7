"""Workers that are killed at any moment leave nothing half done, and others finish what they began."""

import os
import random
import secrets
import time
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from benchmarks.page import write_part
from inspections.importing import from_uploads, queue
from inspections.models import Document, ImportItem, ImportStatus, Visit
from tests import factories
from tests.hostile.telling import HEAD, PAGE
from tests.importing.letters import letter
from tests.importing.made_reports import stored_bytes
from tests.importing.workers import workers

STARTS = ("Ash", "Bram", "Corf", "Dun", "Elm", "Form", "Goos", "Hex", "Ilk", "Jarrow")
ENDS = ("ton", "wick", "ley", "mouth", "borough", "stead", "field", "combe", "hurst", "minster", "dale", "church")
KILLS = int(os.environ.get("KILLS", "5"))
PLACES = [f"{start}{end}" for end, start in product(ENDS, STARTS)][: KILLS + 5]
SECONDS_TO_BEGIN, SECONDS_TO_FINISH = 120, 300

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def uploaded(settings):
    """A letter on each place waits in the queue; returns their bytes by file name."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    factories.FrameworkFactory()
    for number, name in enumerate(PLACES, start=800):
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


def tell(seed, begun, given_up, seconds):
    """Print what came of it; `make kills` writes it down."""
    lines = [
        f"{KILLS} workers killed at random moments (seed {seed}), {begun} of them while a file was being imported; "
        f"{given_up} of {len(PLACES)} files were given up after three such deaths, and imported when tried again. "
        "After every kill each visit had its document, pages and findings, and each finished file its visit. At last "
        f"{Visit.objects.count()} visits stood there, one for each file, and each file was kept byte for byte, once. "
        f"{seconds:.0f} seconds.",
    ]
    if "KILLS" in os.environ:
        write_part("Killed workers", lines, page=PAGE, head=HEAD)
    else:
        print(*lines)


def test_it_survives_workers_that_are_killed(uploaded, start_worker, settings):
    seed, in_the_middle, start = secrets.randbelow(10_000), 0, time.monotonic()
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    for _ in range(KILLS):
        before = begun()
        worker = start_worker()
        if ImportItem.objects.unfinished().exists():
            wait_for(lambda before=before: begun() > before, SECONDS_TO_BEGIN)
        time.sleep(moments.uniform(0, 1.2))
        worker.kill()
        worker.wait(timeout=10)
        in_the_middle += ImportItem.objects.filter(status=ImportStatus.READING).exists()
        assert nothing_is_half_done(), seed

    worker = start_worker()
    wait_for(lambda: not ImportItem.objects.unfinished().exists(), SECONDS_TO_FINISH)
    given_up = ImportItem.objects.filter(status=ImportStatus.FAILED)
    number = given_up.count()
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
    tell(seed, in_the_middle, number, time.monotonic() - start)
