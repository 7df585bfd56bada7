"""The search box on every page: suggestions by keyboard and pointer, said to assistive technology, or a plain form."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import violations
from tests.browser.test_pages import DESKTOP, PHONE
from tests.world import build_world

pytestmark = pytest.mark.browser

SOUTHBOROUGH = "Southborough authority"


@pytest.fixture(autouse=True)
def world(live_server):
    return build_world()


def box(page):
    return page.get_by_role("combobox", name="Search authorities, themes, inspectors, visits and findings")


def asked(page, words, size=DESKTOP):
    page.set_viewport_size(size)
    page.goto("/about/")
    box(page).press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()


def test_it_suggests_while_someone_types_and_goes_there_by_keyboard(page):
    asked(page, "southbrough")
    assert page.get_by_role("option").first.text_content() == SOUTHBOROUGH
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_have_attribute("aria-activedescendant", "site-search-option-0")
    expect(page.get_by_role("option", name=SOUTHBOROUGH)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/authorities/southborough/")


def test_it_walks_around_the_list_and_back_into_the_box(page):
    asked(page, "southbo")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_have_attribute("aria-activedescendant", "site-search-option-2")
    page.keyboard.press("ArrowDown")
    assert box(page).get_attribute("aria-activedescendant") is None


def test_it_closes_on_escape_and_enter_then_shows_all_results(page):
    asked(page, "gangs or southbo")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gangs+or+southbo")


def test_it_says_how_many_there_are(page):
    asked(page, "southbo")
    expect(page.locator("#site-search-status")).to_have_text("3 suggestions. Use the up and down arrows.")


def test_it_goes_where_the_pointer_chooses(page):
    asked(page, "robin")
    page.get_by_role("option", name="Robin Lead").click()
    page.wait_for_url("**/inspectors/robin-lead/")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_its_open_list_breaks_no_rule_and_stays_on_the_page(page, size):
    asked(page, "southbo", size)
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_it_is_a_form_without_scripts(page_without_scripts):
    page = page_without_scripts
    page.goto("/about/")
    page.get_by_role("searchbox", name="Search authorities").fill("southbrough")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("heading", level=1).text_content() == "Search results for “southbrough”"
    assert page.get_by_role("link", name="Southborough", exact=True).is_visible()
