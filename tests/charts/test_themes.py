"""Charts carry both numbers of every share, and the address of the findings behind it."""

import datetime

import pytest
from django.http import QueryDict

from inspections import charts
from inspections.models import Theme
from inspections.rates import Rates
from tests.world import all_visits, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def rates(world):
    return Rates(all_visits(), "region")


@pytest.fixture
def themes():
    return list(Theme.objects.select_related("group"))


@pytest.fixture
def few_will_do(monkeypatch):
    monkeypatch.setattr("inspections.charts.themes.FEWEST", 1)


def drawn(chart):
    return {
        dataset["label"]: dict(zip(chart.config["data"]["labels"], dataset["data"], strict=True))
        for dataset in chart.config["data"]["datasets"]
    }


def test_it_draws_items_and_strengths_apart(rates, themes, few_will_do):
    assert drawn(charts.theme_shares(rates, themes, QueryDict())) == {
        "Item to improve": {"Plans and reviews": 100.0, "Extra-familial harm": 50.0},
        "Strength": {"Plans and reviews": 0.0, "Extra-familial harm": 100.0},
    }


def test_it_leaves_shares_of_very_few_visits_to_the_table(rates, themes):
    chart = charts.theme_shares(rates, themes, QueryDict())
    assert (drawn(chart), chart.table.rows[0].get_cell_value("items")) == ({}, "2 of 2 (100.0%)")


def test_it_draws_the_themes_raised_most_often_and_tables_all(rates, themes, few_will_do, monkeypatch):
    monkeypatch.setattr("inspections.charts.themes.DRAWN", 1)
    chart = charts.theme_shares(rates, themes, QueryDict())
    assert (chart.config["data"]["labels"], len(chart.table.rows)) == (["Plans and reviews"], 2)
    assert chart.note.startswith("Drawn: the 1 raised most often; the table has all 2 themes.")


def test_every_bar_says_its_numbers_and_leads_to_its_findings(rates, themes, few_will_do):
    items = charts.theme_shares(rates, themes, QueryDict("region=london")).config["data"]["datasets"][0]
    assert items["notes"] == ["2 of 2 visits (100.0%)", "1 of 2 visits (50.0%)"]
    assert items["links"][1] == (
        "/findings/?region=london&theme=extra-familial-harm"
        "&kind=improvement&kind=recommendation&kind=priority_action&coverage=items&coverage=all&coded=reviewed&themes_by=reviewed"
    )


def test_it_draws_no_share_of_fewer_visits_than_it_says(rates, world):
    """The world has two visits whose items to improve are coded."""
    line = charts.theme_by_year(rates, [world["harm"]], QueryDict())
    cells = charts.theme_region_map(rates, [world["harm"]], QueryDict()).config["data"]["datasets"][0]["data"]
    assert drawn(line) == {"Extra-familial harm": {"2023": None, "2024": None}}
    assert [cell["v"] for cell in cells] == [None, None]


def test_it_names_both_bases(rates):
    assert "items to improve have been coded: 2." in charts.bases_note(rates)
    assert "findings have been coded: 1;" in charts.bases_note(rates)


def test_it_draws_a_theme_over_the_years(rates, world, few_will_do):
    chart = charts.theme_by_year(rates, [world["harm"]], QueryDict())
    assert drawn(chart) == {"Extra-familial harm": {"2023": 0.0, "2024": 100.0}}


def test_a_year_leads_to_that_year_s_findings(rates, world):
    chart = charts.theme_by_year(rates, [world["harm"]], QueryDict())
    none, some = chart.config["data"]["datasets"][0]["links"]
    assert none is None
    assert "published_from=2024-01-01&published_to=2024-12-31" in some


def test_it_draws_a_cell_for_every_theme_and_region(rates, themes, few_will_do):
    cells = charts.theme_region_map(rates, themes, QueryDict()).config["data"]["datasets"][0]["data"]
    assert {(cell["y"], cell["x"]): cell["v"] for cell in cells} == {
        ("Extra-familial harm", "London"): 0.0,
        ("Extra-familial harm", "North East"): 100.0,
        ("Plans and reviews", "London"): 100.0,
        ("Plans and reviews", "North East"): 100.0,
    }


def test_a_chart_of_nothing_is_empty(themes):
    assert charts.theme_shares(Rates(all_visits(datetime.date(2020, 1, 1)), "region"), themes, QueryDict()).is_empty
