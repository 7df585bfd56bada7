"""A full disk, at each place where something is written: people are told, and nothing is left behind of what failed."""

import gc
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.models import Document, ImportItem, Visit
from tests.importing.letters import letter
from tests.importing.test_queue import statuses, stored, waiting, work  # noqa: F401 - a fixture among them
from tests.importing.test_upload_screen import URL, upload
from tests.room import room_for

LARGE = letter() + b"\n" * 3_000_000
"""More than a request keeps in memory."""

NO_ROOM = "could not be stored (File too large): whoever runs the dashboard makes room on the disk."


@pytest.fixture
def spare(settings, tmp_path):
    """The folder for what requests put aside."""
    folder = tmp_path / "spare"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)
    return folder


def files_in(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_an_upload_that_cannot_be_put_aside(admin_client, waiting, settings, spare):  # noqa: F811 - the fixture
    admin_client.raise_request_exception = False
    with room_for(1_000_000):
        answer = admin_client.post(URL, {"files": SimpleUploadedFile("large.txt", LARGE)})
    assert (answer.status_code, "Nothing of what you sent was kept" in answer.content.decode()) == (507, True)
    assert (files_in(spare), files_in(settings.MEDIA_ROOT), ImportItem.objects.count()) == ([], [], 0)


def test_an_upload_that_cannot_be_stored(admin_client, waiting, settings):  # noqa: F811 - the fixture
    with room_for(len(letter()) + 100):
        _, rows = upload(admin_client, one_txt=letter(), two_txt=letter("Southton") * 2, three_txt=letter("Weston"))
    assert rows == [("one.txt", "Waiting"), ("two.txt", "Failed"), ("three.txt", "Waiting")]
    failed = ImportItem.objects.get(file_name="two.txt")
    assert (failed.message, failed.file.name) == (f"two.txt {NO_ROOM}", "")
    assert stored(settings) == ["uploads", "uploads"]


def test_a_document_that_cannot_be_stored(
    admin_client,
    waiting,  # noqa: F811 - the fixture
    settings,
    django_capture_on_commit_callbacks,
):
    upload(admin_client, northton_txt=letter())
    with room_for(100), django_capture_on_commit_callbacks(execute=True):
        work()
    item = ImportItem.objects.get()
    assert (item.status, item.message) == ("failed", f"northton.txt {NO_ROOM}")
    assert (Document.objects.count(), Visit.objects.count(), stored(settings)) == (0, 0, ["uploads"])
    admin_client.post(f"/admin/inspections/importbatch/{item.batch_id}/again/")
    with django_capture_on_commit_callbacks(execute=True):
        work()
    assert (statuses(), stored(settings)) == (["imported"], ["documents"])


def test_a_pasted_text_that_cannot_be_stored(admin_client, northton, settings):
    admin_client.raise_request_exception = False
    facts = {
        "framework": "ilacs",
        "visit_type": "focused_visit",
        "published_on": "2024-07-08",
        "authority": northton.pk,
    }
    with room_for(100):
        answer = admin_client.post("/desk/new/", {**facts, "text": letter().decode()})
    assert (answer.status_code, Document.objects.count(), files_in(settings.MEDIA_ROOT)) == (507, 0, [])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # XlsxWriter leaves its ZIP file open
def test_a_file_for_a_spreadsheet_that_cannot_be_written(client, northton, monkeypatch, tmp_path):
    monkeypatch.setattr("django.core.handlers.exception.log_response", lambda *args, **kwargs: None)  # it keeps errors
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client.raise_request_exception = False
    with room_for(0):
        answer = client.get("/authorities/?format=xlsx")
    assert (answer.status_code, files_in(tmp_path)) == (507, [])
    del answer
    gc.collect()
