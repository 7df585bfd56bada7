"""Histories in a browser: found from the desk, read, and a value restored, also without scripts."""

import pytest
from django.contrib.auth.models import User

from tests import factories as make
from tests.browser.accessible import flaws
from tests.browser.keyboard import log_in
from tests.history.conftest import history_of

pytestmark = pytest.mark.browser
FIRST = "Leaders know their services well, and plans for children in care are clear and kept up to date."
SECOND = "Leaders do not know their services well, and plans for children are clear and rarely kept up to date."


@pytest.fixture
def finding(db):
    """A finding of a draft, whose text was changed once, in a visit where another was deleted."""
    User.objects.create_superuser("kim", "", "pw")
    row = make.FindingFactory(visit__status="draft", text=FIRST, summary="", themes=[make.ThemeFactory()])
    make.FindingFactory(visit=row.visit, reference="paragraph 99").delete()
    row.text, row.assessment = SECOND, "mixed"
    row.save()
    return row


def test_a_value_is_restored_without_scripts(page_without_scripts, finding):
    page = page_without_scripts
    log_in(page)
    page.goto(f"/desk/visits/{finding.visit_id}/findings/?finding={finding.pk}")
    page.click("text=History")
    assert page.locator("ins").first.text_content().strip() != ""
    page.click("tbody tr:last-child >> text=See or restore")
    page.click("button:has-text('Restore this value: Inspectors')")
    assert "Restored as of" in page.locator(".desk-message--success").text_content()
    finding.refresh_from_db()
    assert (finding.text, finding.assessment) == (FIRST, "mixed")


@pytest.mark.parametrize("width", [1280, 375])
def test_its_pages_are_accessible_and_fit(page, finding, width):
    log_in(page)
    page.set_viewport_size({"width": width, "height": 800})
    history, of_visit = history_of(finding), history_of(finding.visit)
    versions = [f"{history}{version.pk}/" for version in finding.history.all()]
    assert flaws(page, [history, of_visit, *versions]) == {}
