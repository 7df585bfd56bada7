"""500 damaged files through the upload: each is answered, and nothing of them is left half written."""

import uuid
from collections import Counter
from itertools import batched

import psutil
import pytest
from django.core.files.storage import default_storage

from inspections.bundled.places import load_authorities
from inspections.bundled.vocabulary import load_vocabulary
from inspections.models import Document, ImportItem, ImportStatus, Visit
from tests.importing.damaged import MEGABYTE, damaged_files
from tests.importing.test_queue import work
from tests.importing.test_upload_screen import URL

FILES, AT_ONCE, SEED = 500, 50, 2026
MOST_GROWTH = 40 * MEGABYTE
"""What the web process may have grown by after it took 50 files, when it has taken 500."""


def send(client, files):
    """Send files under exactly these names, as no browser would; returns the response."""
    boundary = uuid.uuid4().hex
    body = b""
    for file in files:
        name = file.name.replace('"', "%22")
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
        body += head.encode() + file.data + b"\r\n"
    body += f"--{boundary}--\r\n".encode()
    return client.generic("POST", URL, body, content_type=f"multipart/form-data; boundary={boundary}")


def stored_names():
    root = default_storage.base_location
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def taken(admin_client, settings, monkeypatch):
    """Sends the damaged files, some at once; the process that takes them does not grow. Returns their kinds by stem."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    load_authorities()
    load_vocabulary()
    kinds, sizes = {}, []
    for files in batched(damaged_files(FILES, SEED), AT_ONCE):
        response = send(admin_client, files)
        assert response.status_code == 302, response.context["form"].errors
        assert admin_client.get(response.url).status_code == 200
        kinds |= {file.stem: file.kind for file in files}
        sizes.append(psutil.Process().memory_info().rss)
    assert max(sizes) - sizes[0] < MOST_GROWTH, sizes
    return kinds


def unanswered(item):
    """Whether a person would not know what became of a file, or would be told of a fault of ours."""
    names_it = item.visit_id or item.file_name in item.message or item.archive in item.message
    return not (item.is_finished and item.message and names_it) or "fault in the dashboard" in item.message


def test_it_answers_every_damaged_file(taken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        work()
    items = list(ImportItem.objects.all())
    assert [(str(item), item.message) for item in items if unanswered(item)] == []
    names = " ".join(map(str, items))
    assert {stem: kind for stem, kind in taken.items() if stem not in names} == {}
    assert {"/", "\\"} & set(names) == set()
    results = Counter(item.status for item in items)
    assert results[ImportStatus.FAILED] > FILES / 2 > results[ImportStatus.KNOWN] > 0, results

    documents = list(Document.objects.prefetch_related("pages"))
    assert all(document.visit_id and document.pages.all() and document.reading for document in documents)
    assert not Visit.objects.filter(documents=None).exists()
    kept = {item.file.name for item in items if item.file and not item.visit_id}
    assert stored_names() == {document.file.name for document in documents} | kept
