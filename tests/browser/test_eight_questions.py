"""The eight questions that people come with, each answered in at most three clicks from the overview.

Each test follows the links as a person does and looks for the answer itself. Choosing from a list is not counted,
sending what was chosen is.
"""

import csv
import datetime
import re

import pytest

from inspections.models import Coverage
from inspections.responses.saving import import_response
from tests import factories as make
from tests.responses.conftest import TEXT, visit  # noqa: F401 - a fixture
from tests.world import build_world, inspect

pytestmark = pytest.mark.browser

AT_MOST = 3


class Reader:
    """Someone at the overview who counts clicks."""

    def __init__(self, page):
        self.page, self.clicks = page, 0
        page.goto("/")

    def click(self, name, role="link", within="main"):
        self.clicks += 1
        assert self.clicks <= AT_MOST, f"{name} is click {self.clicks}"
        self.page.locator(within).get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()

    def cells(self, table, column):
        cells = self.page.locator(f"#table-{table} tbody td[data-column={column}]")
        return [" ".join(text.split()) for text in cells.all_text_contents()]

    def text(self, place="main"):
        return " ".join(self.page.locator(place).inner_text().split())


@pytest.fixture
def reader(page, live_server, visit):  # noqa: F811 - the fixture
    visit.authority.name, visit.authority.slug = "Harbourton", "harbourton"
    visit.authority.save()
    world = build_world()
    north, harm = world["north"].authority, world["harm"]
    again = inspect(north, "2025-02-14", "2025-04-01", grade="requires_improvement")
    again.coverage = Coverage.ITEMS
    again.save()
    make.ItemToImproveFactory(visit=again, themes=[harm], summary="Gangs are still missed.")
    make.PublishedFigureFactory(as_at=datetime.date(2024, 3, 31))
    import_response(visit, TEXT)
    return Reader(page)


def test_what_did_inspectors_find_at_this_council_in_their_own_words(reader):
    reader.click("What did inspectors find at one council")
    reader.click("Southborough")
    assert "Inspectors spoke to gangs workers." in reader.cells("findings", "finding")
    assert len(reader.cells("visits", "published")) == 2


def test_who_has_findings_on_this_theme_what_share_of_visits_and_is_it_rising(reader):
    reader.click("Who has findings on a theme")
    reader.click("Extra-familial harm")
    reader.page.locator("#chart-theme-years .chart__figures > summary").click()
    assert reader.cells("theme-years", "year") == ["2023", "2024", "2025"]
    assert reader.cells("theme-years", "items") == ["0 of 1 (0.0%)", "1 of 2 (50.0%)", "1 of 1 (100.0%)"]
    assert set(reader.cells("findings", "authority")) == {"Northton", "Southborough"}


def test_which_councils_like_us_are_praised_for_what_we_must_improve(reader):
    reader.click("Which councils like ours")
    reader.page.locator("#id_theme").select_option("extra-familial-harm")
    reader.page.locator("#id_authority").select_option("northton")
    reader.click("Show", "button")
    assert reader.cells("praised", "authority") == ["Southborough"] * 2
    assert reader.cells("praised", "nearness") == ["Statistical neighbour 1"] * 2
    assert reader.cells("praised", "finding") == [
        "Inspectors spoke to gangs workers.",
        "=Gangs are disrupted, and children are safer.",
    ]


def test_is_the_same_thing_found_again_at_the_next_visit(reader):
    reader.click("What did inspectors find at one council")
    reader.click("Northton")
    assert reader.cells("repeats", "theme") == ["Extra-familial harm"]
    assert (reader.cells("repeats", "earlier_day"), reader.cells("repeats", "later_day")) == (
        ["10 May 2024"],
        ["1 April 2025"],
    )


def test_how_do_grades_stand_as_at_a_date_by_region_and_beside_the_official_figures(reader):
    reader.click("How do grades stand")
    reader.page.get_by_label("As at", exact=True).fill("2024-06-01")
    reader.click("Change", "button", within=".as-at")
    assert "as at 1 June 2024" in reader.page.get_by_role("heading", level=1).inner_text()
    assert {"London", "North East"} <= set(reader.cells("regions", "name"))
    assert reader.cells("changes", "improved") != []
    assert reader.cells("published", "published") != []


def test_when_are_inspectors_likely_to_come_next(reader):
    reader.click("When may inspectors come next?")
    assert {"Northton", "Southborough"} <= set(reader.cells("waiting", "authority"))
    assert all(days.replace(",", "").isdigit() for days in reader.cells("waiting", "days"))


def test_what_did_the_council_say_and_what_did_it_leave_out(reader):
    reader.click("What did the council say about it")
    reader.click("Focused visit", within="#table-responses tr:has-text('Harbourton')")
    said = reader.text()
    assert "It mentions 2 of 2 strengths." in said
    assert "It mentions 0 of 2 points to improve:" in said
    assert "Paragraph 3 is not mentioned: Too few boats are mended" in said


def test_can_i_have_what_is_on_my_screen_as_csv_and_send_the_link(reader):
    reader.click("Can I take a list away as CSV")
    shown = reader.cells("findings", "reference")
    with reader.page.expect_download() as download:
        reader.click(re.compile("^CSV: Findings"))
    with download.value.path().open(encoding="utf-8", newline="") as file:
        assert [row["Reference"] for row in csv.DictReader(file)] == shown
    reader.click("Link to this page as it stands today", within=".as-at")
    assert re.search(r"/as-at/\d{4}-\d\d-\d\d/findings/", reader.page.url)
    assert reader.cells("findings", "reference") == shown
