"""The map of tiles: every authority of today has one place of its own, and each tile says in words what it shows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.authority_facts import with_facts
from inspections.bundled.files import read_csv
from inspections.models import Authority, Coverage, Region
from inspections.tally import current_tally
from inspections.tiles import TileMap, by_grade, places
from tests.factories import AuthorityFactory, ItemToImproveFactory, ThemeFactory, VisitFactory
from tests.world import inspect

ROWS, COLUMNS = 20, 16
"""The grid of static/scss/_tiles.scss."""


@pytest.fixture
def camden(db):
    return AuthorityFactory(name="Camden", dfe_code="202", region=Region.LONDON)


def tiles_of(client, query=""):
    page = client.get(f"/authorities/map/{query}")
    return {
        tile.authority.name: (tile.sign, tile.words) for _, _, tiles in page.context["map"].regions for tile in tiles
    }


def test_every_authority_of_today_has_exactly_one_tile():
    today = sorted(row["dfe_code"] for row in read_csv("authorities.csv") if not row["closed"])
    assert sorted(row["dfe_code"] for row in read_csv("tiles.csv")) == today
    assert len(today) == 153


def test_no_two_tiles_overlap_and_all_lie_on_the_grid():
    where = [(place.row, place.column) for place in places().values()]
    assert len(set(where)) == len(where)
    assert all(1 <= row <= ROWS and 1 <= column <= COLUMNS for row, column in where)


def test_a_tile_s_name_is_the_authority_s_or_begins_it():
    names = {row["dfe_code"]: row["name"] for row in read_csv("authorities.csv")}
    for row in read_csv("tiles.csv"):
        assert row["name"] == names[row["dfe_code"]]
        assert row["name"].startswith(row["label"].replace("\N{SOFT HYPHEN}", "")), row["label"]


def test_it_shows_the_latest_grade_in_words_and_as_a_letter(client, camden):
    inspect(camden, "2020-02-14", "2020-04-01", grade="requires_improvement")
    assert tiles_of(client) == {"Camden": ("RI", "Requires improvement")}
    camden.visits.get().judgements.update(grade=inspect(camden, "2022-02-14", "2022-04-01").judgements.get().grade)
    assert tiles_of(client) == {"Camden": ("G", "Good")}


def test_it_shows_it_as_at_a_day(client, camden):
    inspect(camden, "2022-02-14", "2022-04-01")
    page = client.get("/as-at/2022-03-31/authorities/map/")
    [(_, _, [tile])] = page.context["map"].regions
    assert (tile.sign, tile.words) == ("–", "No grade")


def test_it_shows_both_numbers_of_a_theme_s_share(client, camden):
    theme = ThemeFactory(slug="neglect")
    raised, _ = (VisitFactory(authority=camden, coverage=Coverage.ITEMS) for _ in range(2))
    ItemToImproveFactory(visit=raised, themes=[theme])
    AuthorityFactory(name="Islington", dfe_code="206")
    assert tiles_of(client, "?theme=neglect") == {
        "Camden": ("1/2", "1 of 2 visits"),
        "Islington": ("–", "no visit counted"),
    }


def test_its_table_leads_to_the_findings_it_counts(client, camden):
    ItemToImproveFactory(
        visit=VisitFactory(authority=camden, coverage=Coverage.ITEMS), themes=[ThemeFactory(slug="neglect")]
    )
    table = client.get("/authorities/map/?theme=neglect").context["tables"]["map"]
    [row] = table.data.data
    assert client.get(row["items_url"]).context["filter"].qs.count() == row["items"].visits == 1


def test_it_draws_a_line_where_a_region_ends(camden):
    AuthorityFactory(dfe_code="206", region=Region.LONDON)
    listed = with_facts(Authority.objects.order_by("dfe_code"), current_tally(), date(2026, 1, 1))
    [(_, _, tiles)] = TileMap(listed, by_grade).regions
    assert [(tile.authority.dfe_code, tile.sides) for tile in tiles] == [
        ("202", ("top", "bottom", "left")),
        ("206", ("top", "right", "bottom")),
    ]


def test_it_names_authorities_that_have_no_tile(client, db):
    AuthorityFactory(name="Oldshire", dfe_code="999")
    assert "Not on the map" in client.get("/authorities/map/").content.decode()


def test_more_authorities_need_no_more_queries(client, camden):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/authorities/map/?theme=neglect")
        return len(queries)

    ThemeFactory(slug="neglect")
    before = count()
    AuthorityFactory(dfe_code="206")
    assert (count(), before <= 12) == (before, True)
