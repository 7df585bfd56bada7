"""Uploading reports, as a person's browser shows it: with scripts, and without."""

import pytest

from inspections.models import ImportItem
from tests import factories
from tests.browser.keyboard import log_in
from tests.importing.letters import letter

pytestmark = pytest.mark.browser

FILES = [
    {"name": "northton.txt", "mimeType": "text/plain", "buffer": letter()},
    {"name": "elsewhere.txt", "mimeType": "text/plain", "buffer": letter("Elsewhere")},
    {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 cut off"},
]


@pytest.fixture(autouse=True)
def _files_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def northton(transactional_db):
    factories.FrameworkFactory()
    return factories.AuthorityFactory(name="Northton", dfe_code="901")


def upload(page):
    page.goto("/admin/inspections/document/upload/")
    page.get_by_label("Reports").set_input_files(FILES)
    page.get_by_role("button", name="Upload and import").click()
    page.wait_for_url("**/importbatch/**")


def test_it_shows_progress_by_itself_and_ends_asking(page, admin_user, northton, settings):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    log_in(page, ("admin", "password"), at="/admin/")
    complaints.clear()
    upload(page)
    assert page.get_by_role("status").inner_text().startswith("0 of 3 files done.")
    for item in ImportItem.objects.all():
        item.finish("failed", f"{item} is empty (0 bytes): download it again.")
    page.get_by_text("3 of 3 files done: 3 failed.").wait_for()
    page.get_by_text("broken.pdf is empty (0 bytes): download it again.").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Try all 3 failed files again").click()
    assert complaints == []


def test_it_leads_to_visits_and_asks_for_an_authority_without_scripts(page_without_scripts, admin_user, northton):
    page = page_without_scripts
    log_in(page, ("admin", "password"), at="/admin/")
    upload(page)
    status = page.get_by_role("status").inner_text()
    done = "3 of 3 files done: 1 imported as drafts, 1 to be looked at by a person, 1 failed."
    assert status.split("\n\n") == [done, "1 visit waits at the review desk"]
    page.get_by_role("link", name="Choose the authority").click()
    page.get_by_label("The report is about").select_option("Northton")
    page.get_by_role("button", name="Import for this authority").click()
    page.get_by_role("link", name="Review Northton: focused visit, 8 July 2024").first.click()
    assert "/desk/visits/" in page.url
