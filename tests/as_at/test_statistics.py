"""The statistics count a day as the official release counts it: with reports that came out soon after the day."""

import pytest

from inspections.models import Region
from tests import factories as make
from tests.world import inspect


@pytest.fixture
def visit(db):
    """Finished before the day, and published seven weeks after it."""
    for grade in ("good", "outstanding", "requires_improvement", "inadequate"):
        make.GradeFactory(slug=grade)
    return inspect(make.AuthorityFactory(name="Northton", region=Region.NORTH_EAST), "2024-03-28", "2024-05-20")


def test_a_report_that_came_soon_after_the_day_counts_and_its_link_leads_out_of_the_day(client, visit):
    page = client.get("/as-at/2024-03-31/statistics/")
    rows = page.context["tables"]["standing"].data.data
    assert [(row["authority"], row["visit_url"]) for row in rows] == [("Northton", visit.get_absolute_url())]
    assert "counted as the official release counts that day" in page.content.decode()
    assert client.get(f"/as-at/2024-03-31{visit.get_absolute_url()}").status_code == 404
    assert client.get(visit.get_absolute_url()).status_code == 200


def test_a_report_of_the_time_leads_to_its_page_as_at_the_day(client, visit):
    rows = client.get("/as-at/2024-06-30/statistics/").context["tables"]["standing"].data.data
    assert [row["visit_url"] for row in rows] == [f"/as-at/2024-06-30{visit.get_absolute_url()}"]


def test_each_year_in_the_chart_leads_to_the_figures_of_its_day(client, visit):
    chart = client.get("/statistics/").context["charts"]["years"]
    (row,) = [row for row in chart.table.data.data if row["name"] == "31 March 2024"]
    assert row["urls"]["good"] == "/as-at/2024-03-31/statistics/?area=overall&grade=good#table-standing"
