"""The page of an import: how far it is, what became of each file, and what a person can do about it."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from inspections.models import ImportBatch, ImportItem, ImportStatus, Visit
from tests import factories
from tests.importing.letters import letter


@pytest.fixture(autouse=True)
def _files_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def batch(db):
    return factories.ImportBatchFactory()


def add(batch, status, data=None, **values):
    """A file of the batch in some status, with its upload where there are data."""
    finished_at = None if status in (ImportStatus.QUEUED, ImportStatus.READING) else timezone.now()
    item = factories.ImportItemFactory(batch=batch, status=status, finished_at=finished_at, **values)
    if data:
        item.file.save(item.file_name, ContentFile(data))
    return item


def address(batch, page="change", **keys):
    key = {"object_id": batch.pk} if page == "change" else {"key": batch.pk}
    return reverse(f"admin:inspections_importbatch_{page}", kwargs=key | keys)


def northton():
    factories.FrameworkFactory()
    return factories.AuthorityFactory(name="Northton", dfe_code="901")


def test_it_says_how_far_it_is_and_asks_again_until_it_is_done(as_editor, batch):
    waits = add(batch, ImportStatus.QUEUED)
    add(batch, ImportStatus.KNOWN, visit=factories.VisitFactory())
    page = as_editor.get(address(batch)).content.decode()
    assert "1 of 2 files done: 1 already known." in page
    assert ('hx-trigger="every 2s"' in page, '<meta http-equiv="refresh" content="3">' in page) == (True, True)
    assert as_editor.get(address(batch, "progress")).status_code == 200
    waits.finish(ImportStatus.FAILED, "report.pdf is empty (0 bytes): download it again.")
    assert as_editor.get(address(batch, "progress")).status_code == 286
    page = as_editor.get(address(batch)).content.decode()
    assert "2 of 2 files done: 1 already known, 1 failed." in page
    assert ("hx-trigger" in page, "refresh" in page) == (False, False)


def test_it_needs_as_many_queries_for_many_files_as_for_few(as_editor, batch, django_assert_max_num_queries):
    for _ in range(20):
        add(batch, ImportStatus.IMPORTED, visit=factories.VisitFactory())
    with django_assert_max_num_queries(8):
        as_editor.get(address(batch))
    with django_assert_max_num_queries(7):
        as_editor.get(address(batch, "progress"))


def test_it_tries_failed_files_again_one_or_all(as_editor, batch):
    northton()
    items = [add(batch, ImportStatus.FAILED, letter(), file_name="northton.txt") for _ in range(3)]
    add(batch, ImportStatus.FAILED)  # refused before it was stored
    as_editor.post(address(batch, "again"), {"item": items[0].pk})
    statuses = list(batch.items.values_list("status", flat=True))
    assert statuses == ["imported", "failed", "failed", "failed"]
    response = as_editor.post(address(batch, "again"), follow=True)
    assert "2 files queued again." in response.content.decode()
    assert list(batch.items.values_list("status", flat=True)) == ["imported", "known", "known", "failed"]


def test_it_asks_for_the_authority_likely_ones_first(as_editor, batch):
    there = northton()
    item = add(
        batch, ImportStatus.NEEDS_PERSON, letter("Nowhere"), candidates=["901"], file_name="x.txt", message="Unknown."
    )
    choose = address(batch, "authority", item_key=item.pk)
    assert choose in as_editor.get(address(batch)).content.decode()
    choices = as_editor.get(choose).context["form"].fields["authority"].choices
    assert choices[1] == ("Perhaps meant", [("901", "Northton")])
    assert as_editor.post(choose, {"authority": ""}).context["form"].errors == {"authority": ["Choose an authority."]}
    as_editor.post(choose, {"authority": "901"})
    item.refresh_from_db()
    assert (item.status, item.visit.authority, item.authority) == ("imported", there, there)
    assert as_editor.get(choose).status_code == 302  # nothing is left to choose


def test_it_shows_those_who_may_only_look_no_buttons(client, onlooker, batch):
    item = add(batch, ImportStatus.FAILED, letter())
    client.force_login(onlooker)
    assert "Try again" not in client.get(address(batch)).content.decode()
    answers = [
        client.post(address(batch, "again")),
        client.post(address(batch, "authority", item_key=item.pk)),
        client.get(reverse("admin:inspections_document_upload")),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_it_answers_what_is_not_there(as_editor, batch):
    other = add(factories.ImportBatchFactory(), ImportStatus.NEEDS_PERSON, candidates=[])
    assert as_editor.get(reverse("admin:inspections_importbatch_progress", args=[batch.pk + 1000])).status_code == 404
    assert as_editor.get(address(batch, "authority", item_key=other.pk)).status_code == 404
    assert as_editor.get(address(batch, "again")).status_code == 405


def test_it_deletes_an_import_with_its_files_and_keeps_its_visits(
    as_editor, batch, settings, django_capture_on_commit_callbacks
):
    add(batch, ImportStatus.FAILED, letter())
    add(batch, ImportStatus.IMPORTED, visit=factories.VisitFactory())
    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(reverse("admin:inspections_importbatch_delete", args=[batch.pk]), {"post": "yes"})
    assert (ImportBatch.objects.count(), ImportItem.objects.count(), Visit.objects.count()) == (0, 0, 1)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
