"""Charts: each draws something, and what is drawn leads to the findings behind it."""

import pytest

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
    assert drawn == {"/": [True] * 4, "/themes/extra-familial-harm/": [True] * 3}


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
    assert names[0].startswith("Themes by share of visits. Most often an item to improve:")
