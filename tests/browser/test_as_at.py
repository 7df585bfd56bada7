"""The as-at date as people use it: chosen without scripts or by keyboard, kept by all they do next, and left again."""

import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.accessible import violations
from tests.browser.test_pages import PHONE
from tests.world import build_world

pytestmark = pytest.mark.browser

DAY = "/as-at/2023-12-31"


@pytest.fixture(autouse=True)
def world(live_server):
    return build_world()


def path_of(page, live_server):
    return page.url.removeprefix(live_server.url)


def test_it_is_chosen_and_left_without_scripts(page_without_scripts, live_server):
    page = page_without_scripts
    page.goto("/findings/?region=london&per_page=50&page=1")
    page.get_by_label("As at", exact=True).fill("2023-12-31")
    page.get_by_role("button", name="Change the as-at date").click()
    assert path_of(page, live_server) == f"{DAY}/findings/?region=london&per_page=50"
    expect(page.get_by_role("region", name="As-at date")).to_contain_text("31 December 2023: only what had been")
    page.get_by_role("link", name="Back to today").click()
    assert path_of(page, live_server) == "/findings/?region=london&per_page=50"


def test_filters_orders_chips_and_menus_keep_it(page_without_scripts, live_server):
    page = page_without_scripts
    page.goto(f"{DAY}/findings/?region=london")
    page.locator("th .sort-link").first.click()
    page.get_by_role("button", name="Apply filters").click()
    page.get_by_role("link", name="Remove filter Region: London").click()
    page.get_by_role("link", name="Themes", exact=True).first.click()
    assert path_of(page, live_server) == f"{DAY}/themes/"


def test_suggestions_know_nothing_later_and_lead_to_the_same_day(page, live_server, world):
    page.goto(f"{DAY}/about/")
    box = page.get_by_role("combobox", name="Search authorities, themes, inspectors, visits and findings")
    box.press_sequentially("southborough")
    expect(page.get_by_role("option").first).to_be_visible()
    assert [option for option in page.get_by_role("option").all_text_contents() if "2024" in option] == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DAY}/authorities/southborough/")


def test_a_page_of_today_gives_a_link_that_stays(page, live_server):
    page.goto("/visits/?region=london")
    page.get_by_role("link", name="Link to this page as it stands today").click()
    today = datetime.date.today().isoformat()  # noqa: DTZ011 - as the browser has it
    assert path_of(page, live_server) == f"/as-at/{today}/visits/?region=london"


@pytest.mark.parametrize("address", [f"{DAY}/findings/", "/as-at/2023-02-31/findings/", f"{DAY}/visits/none/"])
def test_it_breaks_no_rule_of_accessibility(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_paper_says_the_day_and_shows_no_form(page):
    page.emulate_media(media="print")
    page.goto(f"{DAY}/findings/")
    expect(page.get_by_role("region", name="As-at date")).to_contain_text("31 December 2023")
    expect(page.get_by_role("button", name="Change the as-at date")).to_be_hidden()
