"""The list of visits: types by year, what focused visits looked at, and days to publication."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import VisitType
from tests import factories as make
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Beside the small England: two more focused visits at Southborough, one of them without days on site."""
    world = build_world()
    south, front = world["south"].authority, make.TopicFactory(slug="front-door")
    care = make.TopicFactory(slug="in-care")
    focused = {"authority": south, "visit_type": VisitType.FOCUSED}
    days = [(datetime.date(2024, 9, 3), datetime.date(2024, 9, 4))]
    make.VisitFactory(**focused, published_on=datetime.date(2024, 10, 4), periods=days, topics=[front, care])
    make.VisitFactory(**focused, published_on=datetime.date(2024, 11, 5), periods=[], topics=[care])
    return world


def figures(client, chart, *columns, query=""):
    table = client.get(f"/visits/{query}").context["charts"][chart].table
    return [tuple(row.get_cell_value(column) for column in columns) for row in table.rows]


def test_it_shows_types_by_year(client, world):
    assert figures(client, "types", "name", "year_2023", "year_2024") == [
        ("Standard inspection", "1 of 1 (100.0%)", "1 of 4 (25.0%)"),
        ("Focused visit", "0 of 1 (0.0%)", "3 of 4 (75.0%)"),
    ]


def test_it_shows_what_focused_visits_looked_at_by_grade_at_the_time(client, world):
    assert figures(client, "topics", "name", "good", "none") == [
        ("Front door", "2 of 2 (100.0%)", "0 of 1 (0.0%)"),
        ("In care", "1 of 2 (50.0%)", "1 of 1 (100.0%)"),
    ]


def test_it_shows_days_to_publication(client, world):
    """45 days for the report of 2023; 49, 46 and 30 for those of 2024, and one visit without days on site."""
    assert figures(client, "delays", "year", "dated", "median", "shortest", "longest") == [
        (2023, "1 of 1 (100.0%)", 45, 45, 45),
        (2024, "3 of 4 (75.0%)", 46, 30, 49),
    ]


def test_a_median_between_two_reports_lies_halfway(client, world):
    assert figures(client, "delays", "median", query="?type=focused_visit") == [(38,)]


def test_a_delay_that_is_not_known_comes_last_either_way(client, world):
    for sort, expected in [("delay", [30, 45, 46, 49, None]), ("-delay", [49, 46, 45, 30, None])]:
        table = client.get(f"/visits/?columns=delay&sort={sort}").context["tables"]["visits"]
        assert [row.get_cell_value("delay") for row in table.rows] == expected


@pytest.mark.parametrize("query", ["", "?region=london", "?topic=in-care&type=focused_visit", "?grade_then=good"])
def test_every_share_leads_to_as_many_visits(client, world, query):
    drawn = client.get(f"/visits/{query}").context["charts"]
    for chart in (drawn["types"], drawn["topics"]):
        for row in chart.table.data.data:
            found = {name: client.get(url).context["filter"].qs.count() for name, url in row["urls"].items()}
            assert found == {name: row[name].visits for name in row["urls"]}, (chart.slug, row["name"])


def test_what_is_drawn_is_what_the_table_says(client, world):
    for _ in range(2):
        make.VisitFactory(authority=world["south"].authority, visit_type=VisitType.FOCUSED)
    charts = client.get("/visits/").context["charts"]
    cells = charts["types"].config["data"]["datasets"][0]["data"]
    assert [(c["y"], c["x"], c["v"], c["note"]) for c in cells if c["x"] == "2024"] == [
        ("Standard inspection", "2024", 16.7, "1 of 6 visits (16.7%)"),
        ("Focused visit", "2024", 83.3, "5 of 6 visits (83.3%)"),
    ]
    lines = {line["label"]: line["data"] for line in charts["delays"].config["data"]["datasets"]}
    assert lines == {"Median": [45, 49], "Shortest": [45, 30], "Longest": [45, 49]}


def test_no_visits_are_an_empty_answer(client, world):
    page = client.get("/visits/?type=jtai")
    assert [chart.is_empty for chart in page.context["charts"].values()] == [True, True, True]


def test_it_asks_no_more_than_twelve_questions(client, world):
    with CaptureQueriesContext(connection) as queries:
        client.get("/visits/?region=london")
    assert len(queries) <= 12


def test_the_api_gives_delay_and_grade_at_the_time(client, world):
    rows = client.get("/api/visits/?type=focused_visit").json()["results"]
    assert [(row["delay_days"], row["grade_then"]) for row in rows] == [(46, "Good"), (30, "Good"), (None, None)]
    [finding] = client.get("/api/findings/?type=focused_visit").json()["results"]
    assert finding["grade_then"] == "Good"
