"""Every public page as people meet it: with assistive technology, on a phone, on paper, with and without scripts."""

import pytest
from django.template.loader import render_to_string

from tests.browser.accessible import violations
from tests.world import build_world, public_addresses

pytestmark = pytest.mark.browser

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

# What a printed page shows that only moves about on a screen, and tables that it does not show, or not whole.
PRINTED = """(() => {
  const seen = (part) => part.checkVisibility();
  const named = (parts) => [...parts].map((part) => part.outerHTML.slice(0, 120));
  const tables = [...document.querySelectorAll("main table")];
  const cut = (table) => getComputedStyle(table.closest(".table-scroll") ?? table).overflowX !== "visible";
  return {
    moving: named([...document.querySelectorAll("nav, form, button, .downloads")].filter(seen)),
    hidden: named(tables.filter((table) => !seen(table) && !table.closest("details:not(.chart__figures)"))),
    cut: named(tables.filter((table) => seen(table) && cut(table))),
  };
})()"""

# Elements that look the same with and without the keyboard's focus.
UNSEEN_FOCUS = """(() => {
  const look = (part) => {
    const after = getComputedStyle(part.parentElement, "::after").outlineStyle;
    const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(part);
    return [outlineStyle, boxShadow, backgroundColor, after].join();
  };
  const parts = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  return [...parts].filter((part) => part.checkVisibility() && part.type !== "hidden").filter((part) => {
    document.activeElement.blur();
    const before = look(part);
    part.focus({ focusVisible: true });
    return document.activeElement === part && look(part) === before;
  }).map((part) => part.outerHTML.slice(0, 120));
})()"""


@pytest.fixture
def addresses(live_server):
    return public_addresses(build_world())


def words(page):
    return page.get_by_role("textbox", name="Words")


def test_it_breaks_no_rule_of_accessibility_on_a_phone(page, addresses):
    page.set_viewport_size(PHONE)
    broken = {}
    for name, address in addresses.items():
        page.goto(address)
        broken[name] = violations(page)
    assert broken == {name: [] for name in addresses}


def test_it_breaks_no_rule_of_accessibility_with_everything_unfolded(page, addresses):
    page.set_viewport_size(DESKTOP)
    broken = {}
    for name, address in addresses.items():
        page.goto(address)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        broken[name] = violations(page)
    assert broken == {name: [] for name in addresses}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_never_scrolls_sideways(page, addresses, size):
    page.set_viewport_size(size)
    widths = {}
    for name, address in addresses.items():
        page.goto(address)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(addresses, size["width"])


def test_words_that_were_found_stand_within_their_passage_on_a_phone(page, addresses):
    page.set_viewport_size(PHONE)
    page.goto("/findings/?q=gangs")
    passages = page.locator("td[data-column=finding]:has(mark)")
    marked = [passage.bounding_box()["height"] for passage in passages.all()]
    page.evaluate("for (const mark of document.querySelectorAll('td mark')) mark.replaceWith(mark.textContent)")
    page.evaluate("document.querySelector('main').normalize()")
    assert [box.bounding_box()["height"] for box in page.locator("td[data-column=finding]").all()] == marked != []


def test_it_asks_nothing_of_others_and_reports_no_error(page, addresses, live_server):
    foreign, said = [], []
    page.on("request", lambda request: request.url.startswith(live_server.url) or foreign.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for address in addresses.values():
        assert page.goto(address).status == 200
        page.wait_for_load_state("networkidle")
    assert (foreign, said) == ([], [])


def test_it_shows_every_table_without_scripts(page_without_scripts, addresses):
    page = page_without_scripts
    for name, address in addresses.items():
        page.goto(address)
        tables = page.locator("table").all()
        assert [table.is_visible() for table in tables] == [True] * len(tables), name
        assert not page.locator("canvas").filter(visible=True).count(), name


def test_it_filters_without_scripts(page_without_scripts, addresses):
    page = page_without_scripts
    page.goto("/findings/")
    words(page).fill("gangs")
    page.locator("#facet-region summary").click()
    page.locator("#facet-region").get_by_label("London").check()
    page.get_by_role("button", name="Apply filters").click()
    assert page.locator("tbody td[data-column=authority]").all_text_contents() == ["Southborough"] * 2
    assert [chip.strip() for chip in page.locator(".chip").all_text_contents()] == [
        "Remove filter Region: London ✕",
        "Remove filter Words: gangs ✕",
    ]


def test_it_folds_filters_on_a_phone_and_keeps_them_open_beside_a_list(page, addresses):
    page.goto("/findings/")
    assert words(page).is_visible()
    page.set_viewport_size(PHONE)
    words(page).wait_for(state="hidden")
    page.get_by_text("Filters", exact=True).click()
    assert words(page).is_visible()


def test_it_says_what_is_wrong_with_a_filter(page, addresses):
    page.goto("/findings/?published_from=tomorrow")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert page.get_by_label("Published from").get_attribute("aria-invalid") == "true"
    assert violations(page) == []


def test_it_prints_a_chart_as_its_table(page, addresses):
    page.goto("/themes/extra-familial-harm/")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("canvas").filter(visible=True).count() == 0
    assert page.locator("#table-theme-regions table").is_visible()
    assert page.get_by_role("navigation").filter(visible=True).count() == 0


def test_it_prints_every_page_whole_and_without_ways_of_moving_about(page, addresses):
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="print")
    printed = {}
    for name, address in addresses.items():
        page.goto(address)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        printed[name] = page.evaluate(PRINTED)
    assert printed == {name: {"moving": [], "hidden": [], "cut": []} for name in addresses}


def test_it_shows_where_the_keyboard_is_on_every_page(page, addresses):
    page.set_viewport_size(DESKTOP)
    unseen = {}
    for name, address in addresses.items():
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to main content", name
        unseen[name] = page.evaluate(UNSEEN_FOCUS)
    assert unseen == {name: [] for name in addresses}


def test_it_goes_everywhere_by_keyboard_from_the_skip_link(page, addresses):
    page.goto("/findings/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_it_says_that_there_is_no_such_page(page, live_server):
    assert page.goto("/nothing/").status == 404
    assert page.get_by_role("heading", level=1).text_content() == "There is no such page"
    assert (page.locator("[aria-current]").count(), violations(page)) == (0, [])


@pytest.mark.parametrize("name", ["400.html", "403.html", "500.html"])
def test_it_can_say_what_went_wrong_without_a_request(name):
    assert "Go to the overview" in render_to_string(name)
