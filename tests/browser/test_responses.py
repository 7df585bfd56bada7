"""A council's response beside its report, for assistive technology and on a phone."""

import pytest

from inspections.responses.saving import import_response
from tests.browser.accessible import violations
from tests.browser.test_pages import DESKTOP, PHONE
from tests.responses.conftest import TEXT, visit  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser


@pytest.fixture
def address(visit, live_server):  # noqa: F811 - the fixture
    import_response(visit, TEXT)
    return visit.get_absolute_url()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_quotes_break_no_rule_and_stay_within_the_page(page, address, size):
    page.set_viewport_size(size)
    page.goto(address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_a_quote_leads_to_its_finding(page, address):
    page.goto(address)
    page.locator(".quote").nth(1).get_by_role("link", name="Paragraph 2").click()
    assert page.locator("article:target .finding__text").text_content().startswith("Managers read records weekly")


def test_the_screen_for_staff_breaks_no_rule(page, address, admin_user, live_server):
    page.goto("/sign-in/?next=/admin/inspections/councilresponse/import/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Import a council’s response").wait_for()
    assert violations(page) == []
