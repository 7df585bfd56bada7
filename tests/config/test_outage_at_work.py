"""The database stops in the middle of an import, and of a download: nothing half, and all goes on afterwards."""

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, close_old_connections

from inspections import tasks
from inspections.importing import from_uploads, queue
from inspections.models import Document, ImportItem, ImportStatus, Visit
from tests import factories as make
from tests.config.test_outage import server  # noqa: F401 - a fixture
from tests.importing.letters import letter
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def uploaded(server, settings, tmp_path):  # noqa: F811 - the fixture
    """A letter that waits in the queue."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make.FrameworkFactory()
    make.AuthorityFactory(name="Northton", dfe_code="901")
    return queue.start_batch(from_uploads([SimpleUploadedFile("northton.txt", letter())]), None).items.get()


def files_in(folder):
    return [path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()]


def test_an_import_leaves_nothing_half_and_is_done_again(server, uploaded, settings, monkeypatch):  # noqa: F811
    whole = tasks.import_file

    def broken_off(*given, **more):
        server.stop()
        return whole(*given, **more)

    monkeypatch.setattr(tasks, "import_file", broken_off)
    with pytest.raises(DatabaseError):
        tasks.import_item.func(uploaded.pk)
    close_old_connections()
    monkeypatch.setattr(tasks, "import_file", whole)
    monkeypatch.setattr(queue, "TO_BEGIN", queue.TO_BEGIN * 0)
    server.start()

    assert (ImportItem.objects.get().status, Visit.objects.count()) == (ImportStatus.READING, 0)
    assert (Document.objects.count(), files_in(settings.MEDIA_ROOT)) == (0, ["uploads"])
    assert queue.rescue() == 1
    tasks.import_item.func(uploaded.pk)
    assert (ImportItem.objects.get().status, Visit.objects.count()) == (ImportStatus.IMPORTED, 1)
    assert files_in(settings.MEDIA_ROOT) == ["documents"]


@pytest.mark.parametrize("file_format", ["csv", "json"])
def test_a_download_breaks_off_rather_than_end_early(server, client, file_format):  # noqa: F811 - the fixture
    """A web server that is told of an error while it sends leaves the transfer open-ended, as broken."""
    build_world()
    address = f"/findings/?format={file_format}"
    whole = b"".join(client.get(address).streaming_content)
    parts = iter(client.get(address).streaming_content)
    begun = next(parts)
    server.stop()
    with pytest.raises((DatabaseError, psycopg.OperationalError)):
        list(parts)
    server.start()
    close_old_connections()
    assert whole.startswith(begun)
    assert b"".join(client.get(address).streaming_content) == whole
