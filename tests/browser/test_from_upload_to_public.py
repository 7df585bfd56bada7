"""The whole way of a report: uploaded, read in the background, reviewed by keyboard, public with its page beside it."""

import pytest
from django.contrib.auth.models import User
from django.db import connection

from inspections.coding import bundled_model
from inspections.models import Visit
from tests import factories as make
from tests.browser.keyboard import follow, log_in, press, tab_to
from tests.documents.made_up import focused_visit, ilacs
from tests.importing.workers import workers

pytestmark = pytest.mark.browser

REPORT = ilacs(numbers=range(1, 5))
FILES = {
    "barnet-2024-07-29.pdf": REPORT,
    "focused-visit.pdf": focused_visit(),
    "damaged.pdf": REPORT[: len(REPORT) // 3],
}
ROWS = [
    ["damaged.pdf", "Failed", "Try again"],
    ["barnet-2024-07-29.pdf", "Imported as a draft", "Review Barnet: standard inspection, 29 July 2024"],
    ["focused-visit.pdf", "Imported as a draft", "Review Barnet: focused visit, 14 March 2023"],
]
MARKS = """async () => {
    const answer = await fetch(document.querySelector(".sheet__marks").src);
    return new DOMParser().parseFromString(await answer.text(), "image/svg+xml").querySelectorAll("rect").length;
}"""


@pytest.fixture
def barnet(transactional_db, own_files, settings):
    """The reference data that the reports need, and the queue as a deployment has it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    make.FrameworkFactory()
    for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
        make.GradeFactory(slug=grade)
    for area in ("overall", "leaders", "help_and_protection", "in_care", "care_leavers"):
        make.JudgementAreaFactory(slug=area)
    for slug in bundled_model().slugs:
        make.ThemeFactory(slug=slug)
    User.objects.create_superuser("kim", "", "pw")
    return make.AuthorityFactory(name="Barnet", dfe_code="302")


@pytest.fixture
def start_worker(barnet, tmp_path):
    connection.ensure_connection()
    with workers(tmp_path) as start:
        yield start


def upload(page):
    follow(page, "Upload reports")
    files = [{"name": name, "mimeType": "application/pdf", "buffer": data} for name, data in FILES.items()]
    page.get_by_label("Reports").set_input_files(files)
    page.get_by_label("Reports").focus()
    follow(page, "Upload and import")


def results(page):
    """File, result and what to do, of each row of the import's page."""
    rows = page.locator(".import-items tbody tr").all()
    return [[row.locator("th, td").nth(n).inner_text().strip() for n in (0, 1, 3)] for row in rows]


def confirm_facts(page):
    while page.get_by_role("button", name="Confirm").count():
        follow(page, "Confirm")


def review(page, visit):
    """Change, split, join, drop, undo and accept, without the mouse."""
    press(page, "2", "Summary 1: needs improvement")
    page.keyboard.press("t")
    page.keyboard.type("neglect")
    press(page, "Enter", "Summary 1: Neglect added")
    page.keyboard.press("Escape")
    press(page, "u", "Undone: Summary 1: Neglect added")
    press(page, "a", "Summary 1 accepted. 1 of 9 reviewed.")
    page.keyboard.press("s")
    page.keyboard.press("Space")
    press(page, "Enter", "Summary 2 split into summary 2 (a) and summary 2 (b). 1 of 10 reviewed.")
    press(page, "m", "Summary 2 (a) and summary 2 (b) joined. 1 of 9 reviewed.")
    press(page, "d", "Summary 2 (a) dropped. 1 of 8 reviewed.")
    press(page, "u", "Undone: Summary 2 (a) dropped. 1 of 9 reviewed.")
    for number in range(2, 10):
        press(page, "a", f"{number} of 9 reviewed.")


def test_three_reports_are_uploaded_read_reviewed_published_and_proved(page, start_worker):
    complaints = []
    log_in(page)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    upload(page)
    progress = page.get_by_role("status")
    assert progress.inner_text().startswith("0 of 3 files done.")
    start_worker()
    page.get_by_text("3 of 3 files done: 2 imported as drafts, 1 failed.").wait_for(timeout=30_000)
    assert results(page) == ROWS
    assert "damaged.pdf" in page.locator("tr.is-failed td").nth(1).inner_text()

    follow(page, "Review Barnet: standard inspection")
    visit = Visit.objects.get(visit_type="standard")
    assert page.url.endswith(f"/desk/visits/{visit.pk}/")
    confirm_facts(page)
    follow(page, "Review the findings")
    review(page, visit)
    follow(page, "Set coverage to")
    follow(page, "Publish this visit")
    follow(page, "see it on the site")
    assert page.url.endswith("/visits/barnet-standard-2024-07-29/")

    follow(page, "Paragraph 3")
    page.locator(".sheet__marks").wait_for()
    page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
    assert page.evaluate(MARKS) > 0
    tab_to(page, "Text of page 2")
    page.keyboard.press("Enter")
    assert page.get_by_role("region", name="Text of page 2").locator("mark").inner_text().startswith("Point 3 of the")
    original = page.get_by_role("link", name="Open the original at this page").get_attribute("href")
    assert original.endswith("#page=2")
    assert page.request.get(original).body() == REPORT
    assert complaints == []
