"""Charts: each draws something, and what is drawn leads to the findings behind it."""

import re

import pytest
from django.utils import timezone
from PIL import Image

from inspections.as_at import in_words
from inspections.charts.themes import FEWEST
from inspections.models import Coverage
from tests.factories import ItemToImproveFactory, VisitFactory
from tests.world import build_world

pytestmark = pytest.mark.browser

IS_DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value !== 0);
}"""
LINKED = """canvas => {
  const chart = Chart.getChart(canvas);
  for (const [number, set] of chart.data.datasets.entries()) {
    const links = set.links ?? set.data.map((cell) => cell.link);
    const index = links.findIndex(Boolean);
    if (index >= 0) {
      const { x, y } = chart.getDatasetMeta(number).data[index].getCenterPoint();
      return { x, y, link: links[index] };
    }
  }
}"""


MOST_DRAWN = """[...document.querySelectorAll("[data-chart]")].map((figure) => {
  const config = JSON.parse(document.getElementById(figure.dataset.chart)?.textContent ?? "null");
  return config && config.type !== "matrix" ? config.data.datasets.length : 0;
})"""
NUMBERS = r"\d[\d,]* of \d[\d,]* visits \([\d.]+%\)"


@pytest.fixture
def world(live_server):
    """The small England with visits enough for shares to be drawn."""
    world = build_world()
    for _ in range(FEWEST):
        visit = VisitFactory(authority=world["north"].authority, coverage=Coverage.ITEMS)
        ItemToImproveFactory(visit=visit, themes=[world["harm"]])
    return world


def canvases(page):
    return page.locator("canvas").filter(visible=True).all()


def click_on(page, slug):
    """Click on the first bar, point or cell that has something behind it, and return the address it should lead to."""
    canvas = page.locator(f"#chart-{slug} canvas")
    canvas.scroll_into_view_if_needed()
    place = canvas.evaluate(LINKED)
    link = place.pop("link")
    canvas.click(position=place)
    return link


def test_it_draws_every_chart(page, world):
    drawn = {}
    for address in ("/", "/themes/extra-familial-harm/"):
        page.goto(address)
        drawn[address] = [canvas.evaluate(IS_DRAWN) for canvas in canvases(page)]
    assert {address: len(found) > 0 and all(found) for address, found in drawn.items()} == dict.fromkeys(drawn, True)


def test_it_leaves_too_few_visits_to_the_table(page, live_server):
    build_world()
    page.goto("/")
    assert page.locator("#chart-theme-shares canvas").count() == 0
    assert page.locator("#table-theme-shares table").is_visible()


@pytest.mark.parametrize("slug", ["theme-shares", "theme-years", "theme-map"])
def test_a_click_leads_to_the_findings_behind_a_share(page, world, slug):
    page.goto("/")
    link = click_on(page, slug)
    page.wait_for_url(f"**{link}")
    assert page.locator("tbody td[data-column=finding]").count() >= 1


def test_a_click_leads_to_the_visits_behind_a_grade(page, world):
    page.goto("/")
    link = click_on(page, "grades")
    page.wait_for_url(f"**{link}")
    assert page.locator("tbody .tone").all_text_contents() == ["Good"]


def test_every_link_of_a_chart_is_in_its_table_too(page, world):
    page.goto("/")
    links = page.evaluate(
        """[...document.querySelectorAll("[data-chart]")].map((figure) => {
          const { data } = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
          const drawn = data.datasets.flatMap((set) => set.links ?? set.data.map((cell) => cell.link));
          const listed = [...figure.querySelectorAll("td a")].map((link) => link.getAttribute("href"));
          return drawn.filter((link) => link && !listed.includes(link));
        })"""
    )
    assert links == [[], [], [], []]


def test_it_says_in_words_what_a_chart_shows(page, world):
    page.goto("/")
    names = [canvas.get_attribute("aria-label") for canvas in canvases(page)]
    assert names[0].startswith(
        f"Themes by share of visits, as at {in_words(timezone.localdate())}. Most often an item to improve:"
    )


def status(page, slug):
    return page.locator(f"#chart-{slug} [role=status]")


def press(page, slug, *keys):
    page.locator(f"#chart-{slug} canvas").focus()
    for key in keys:
        page.keyboard.press(key)


def test_its_points_can_be_reached_and_followed_by_keyboard(page, world):
    page.goto("/")
    press(page, "theme-shares", "ArrowDown", "ArrowDown", "ArrowUp")
    assert re.fullmatch(
        rf"Extra-familial harm, Item to improve: {NUMBERS}. Enter shows them",
        status(page, "theme-shares").text_content(),
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/?**theme=extra-familial-harm**")
    assert page.locator("tbody td[data-column=finding]").count() >= 1


def test_it_moves_over_a_heat_map_in_both_directions(page, world):
    page.goto("/")
    press(page, "theme-map", "Home", "ArrowDown")
    below = status(page, "theme-map").text_content()
    press(page, "theme-map", "ArrowUp", "End")
    assert (below.split(":")[0], status(page, "theme-map").text_content().split(":")[0]) == (
        "Plans and reviews, London",
        "Extra-familial harm, North East",
    )


def test_it_says_nothing_more_once_left(page, world):
    page.goto("/")
    press(page, "theme-shares", "ArrowDown", "Escape")
    assert status(page, "theme-shares").text_content() == ""


def test_a_drawing_in_focus_is_seen_to_be(page, world):
    page.goto("/")
    press(page, "theme-years", "ArrowRight")
    ring = "getComputedStyle(document.activeElement.parentElement, '::after').outlineStyle"
    assert page.evaluate(ring) == "solid"


def test_it_can_be_saved_as_a_picture_on_white(page, world):
    page.goto("/?region=london&region=north-east")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"Save as a picture.*Themes by share")).click()
    picture = Image.open(download.value.path())
    day = timezone.localdate().isoformat()
    assert download.value.suggested_filename == f"overview-theme-shares-as-at-{day}.png"
    assert (picture.width, picture.convert("RGB").getpixel((2, 2))) == (2400, (255, 255, 255))
    assert len(picture.convert("L").crop((60, 60, 1200, 110)).getcolors()) > 2


def test_a_picture_carries_filters_source_and_day(page, world):
    page.goto("/?region=london&as_at=2024-12-31")
    said = page.evaluate("JSON.parse(document.getElementById('theme-years-config').textContent).picture")
    assert said["filters"] == "Inspection findings in England at a glance. Filters: Region: London."
    assert said["source"].startswith("As at 31 December 2024. http://")


def test_no_chart_draws_more_than_four_series(page, world):
    for address in ("/", "/themes/extra-familial-harm/", "/statistics/"):
        page.goto(address)
        assert max([0, *page.evaluate(MOST_DRAWN)]) <= 4, address


def test_it_stays_on_a_light_ground_in_colours_of_one_s_own(page, world):
    page.emulate_media(forced_colors="active")
    page.goto("/")
    ground = "canvas => [getComputedStyle(canvas).backgroundColor, getComputedStyle(canvas).forcedColorAdjust]"
    assert page.locator("canvas").first.evaluate(ground) == ["rgb(255, 255, 255)", "none"]
