"""The review desk in a browser: by keyboard alone, by mouse, on a phone, and without scripts."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from inspections.coding import bundled_model
from inspections.desk import answers
from inspections.importing import import_file
from inspections.models import Theme
from inspections.suggesting import suggest_codings
from tests import factories as make
from tests.browser.accessible import flaws
from tests.browser.keyboard import log_in, press
from tests.documents.made_up import ilacs

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(db, own_files):
    """A made-up inspection of Barnet as a draft, with suggested codings."""
    make.AuthorityFactory(name="Barnet", dfe_code="302")
    make.FrameworkFactory()
    for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
        make.GradeFactory(slug=grade)
    for area in ("overall", "leaders", "help_and_protection", "in_care", "care_leavers"):
        make.JudgementAreaFactory(slug=area)
    for slug in bundled_model().slugs:
        make.ThemeFactory(slug=slug)
    visit = import_file(ilacs(), "barnet-2024-07-29.pdf").visit
    suggest_codings(visit.findings.prefetch_related("theme_rows"))
    User.objects.create_superuser("kim", "", "pw")
    return visit


@pytest.fixture
def complaints(page):
    """What the browser's console complains of."""
    heard = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def open_review(page, draft, order=3):
    log_in(page)
    finding = draft.findings.filter(kind="paragraph").order_by("order")[order]
    page.goto(f"/desk/visits/{draft.pk}/findings/?finding={finding.pk}")
    return finding


def test_themes_change_by_single_keys(page, draft, monkeypatch):
    near = Theme.objects.get(slug="neglect")
    monkeypatch.setattr(answers, "near_alternatives", lambda finding: [(near, 0.2)])
    finding = open_review(page, draft)
    press(page, "5", "Neglect added")
    press(page, "f", "Neglect is the main theme")
    press(page, "x", "removed")
    assert list(finding.theme_rows.values_list("theme__slug", "assigned_by")) == [("neglect", "reviewed")]


def test_n_leads_past_what_is_reviewed(page, draft):
    finding = open_review(page, draft)
    following = draft.findings.filter(order__gt=finding.order).order_by("order")
    skipped, wanted = following[0], following[1]
    skipped.reviewed_at = timezone.now()
    skipped.save()
    page.reload()
    page.keyboard.press("n")
    page.wait_for_selector(f"[data-finding='{wanted.pk}']")


def test_it_splits_at_the_cursor(page, draft):
    finding = open_review(page, draft)
    page.evaluate(
        """at => {
            const walker = document.createTreeWalker(document.querySelector("[data-passage]"), NodeFilter.SHOW_TEXT);
            let node = walker.nextNode();
            for (; node.length < at; node = walker.nextNode()) at -= node.length;
            document.getSelection().collapse(node, at);
        }""",
        finding.text.index("Families"),
    )
    press(page, "s", "split into")
    finding.refresh_from_db()
    assert finding.text.endswith("of the report.")


def test_it_splits_by_sentence_with_the_arrow_keys(page, draft):
    finding = open_review(page, draft)
    page.keyboard.press("s")
    page.keyboard.press("Space")
    press(page, "Enter", "split into")
    finding.refresh_from_db()
    assert finding.text.endswith("of the report.")


def test_keys_can_be_switched_off(page, draft):
    finding = open_review(page, draft)
    page.keyboard.press("?")
    page.get_by_label("Single keys work on this browser").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.get_by_role("button", name="Keyboard").click()
    assert page.get_by_role("dialog").is_visible()
    assert draft.findings.filter(pk=finding.pk).exists()


def test_the_later_of_two_people_sees_both_versions_and_carries_on(page, draft):
    finding = open_review(page, draft)
    finding.assessment, finding.assessment_by = "context", "reviewed"
    finding.save()
    page.keyboard.press("3")
    page.get_by_role("heading", name="changed this").wait_for()
    page.get_by_role("button", name="Do mine all the same").click()
    page.wait_for_selector(f"[data-finding='{finding.pk}']")
    finding.refresh_from_db()
    assert finding.assessment == "mixed"


def test_selected_words_become_a_finding(page, draft):
    log_in(page)
    page.goto(f"/desk/visits/{draft.pk}/passages/?page=2")
    page.get_by_text("Choose words instead of paragraphs").click()
    text = page.get_by_label("Text of the page")
    text.focus()
    page.keyboard.press("Control+a")
    assert len(page.get_by_label("Words of the finding").input_value()) > 100
    page.get_by_role("button", name="Add the finding").click()
    page.get_by_role("status").filter(has_text="Paragraph 13 added").wait_for()


def test_it_works_without_scripts(page_without_scripts, draft):
    page = page_without_scripts
    log_in(page)
    page.goto(f"/desk/visits/{draft.pk}/findings/")
    page.get_by_role("button", name="Accept").click()
    assert f"1 of {draft.findings.count()} reviewed" in page.locator(".desk-message--success").text_content()
    assert page.locator(":is(.needs-script, kbd):visible").count() == 0
    page.get_by_role("button", name="Undo").click()
    assert "Undone" in page.locator(".desk-message--success").text_content()


@pytest.mark.parametrize("width", [1280, 375])
def test_its_pages_are_accessible_and_fit(page, draft, complaints, width):
    log_in(page)
    complaints.clear()
    page.set_viewport_size({"width": width, "height": 800})
    document = draft.documents.get()
    base = f"/desk/visits/{draft.pk}/"
    pages = ["/desk/", "/desk/new/", base, f"{base}facts/inspectors/", f"{base}findings/", f"{base}passages/?page=2"]
    found = flaws(page, [*pages, f"/documents/{document.sha256}/pages/2/"])
    assert (found, complaints) == ({}, [])
