"""The page of an authority with more visits than its tables show at first."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import Coverage
from tests import factories as make
from tests.exports.reading import csv_rows

pytestmark = pytest.mark.django_db

VISITS = 12
TABLES = {
    "findings": VISITS,
    "visits": VISITS,
    "judgements": VISITS,
    "predecessors": VISITS,
    "repeats": VISITS - 1,
    "themes": VISITS,
    "responses": VISITS,
}
"""How many rows each table of the page has."""


@pytest.fixture
def authority():
    """Twelve inspections of it, each with an item to improve on a theme of all, and as many of its predecessor."""
    authority, old = make.AuthorityFactory(name="Longshire"), make.AuthorityFactory(name="Oldshire")
    make.SuccessionFactory(predecessor=old, successor=authority, date=datetime.date(2004, 4, 1))
    again, *others = make.ThemeFactory(slug="again"), *(make.ThemeFactory() for _ in range(VISITS - 1))
    for number in range(VISITS):
        visit = inspected(authority, 2010 + number, "good")
        make.ItemToImproveFactory(visit=visit, themes=[again, *others[number : number + 1]])
        inspected(old, 1990 + number, "inadequate")
    return authority


def inspected(authority, year, grade):
    visit = make.VisitFactory(
        authority=authority, published_on=datetime.date(year, 5, 10), periods=[], coverage=Coverage.ITEMS
    )
    make.JudgementFactory(visit=visit, grade=make.GradeFactory(slug=grade))
    return visit


def page(client, query=""):
    return client.get(f"/authorities/longshire/{query}")


def shown(table):
    return [
        ["" if (value := row.get_cell_value(column.name)) is None else str(value) for column in table.columns]
        for row in table.page.object_list
    ]


def test_it_shows_ten_rows_of_each_table_at_first(client, authority):
    tables = page(client).context["tables"]
    sizes = {name: (len(tables[name].page.object_list), tables[name].paginator.count) for name in TABLES}
    assert sizes == {name: (10, of) for name, of in TABLES.items()}


@pytest.mark.parametrize("name", ["findings", "visits", "judgements", "predecessors", "repeats", "responses"])
def test_a_file_has_what_all_pages_of_a_table_show(client, authority, name):
    prefix = "" if name == "findings" else f"{name}-"
    pages = [page(client, f"?{prefix}page={number}").context["tables"][name] for number in (1, 2)]
    whole = page(client, f"?{prefix}per_page=25").context["tables"][name]
    rows = shown(pages[0]) + shown(pages[1])
    assert rows == shown(whole) == csv_rows(page(client, f"?of={name}&format=csv"))[1:]


def test_a_file_of_themes_has_a_column_for_each_visit(client, authority):
    table = page(client).context["tables"]["themes"]
    header, *rows = csv_rows(page(client, "?of=themes&format=csv"))
    assert (len(table.columns), len(header), len(rows)) == (2 + 8, 2 + VISITS, VISITS)
    assert rows[0] == ["Help and protection", "Again", *["1 to improve"] * VISITS]


def test_the_other_pages_of_the_themes_follow_on(client, authority):
    first, second = (page(client, f"?themes-page={number}").context["tables"]["themes"] for number in (1, 2))
    names = [row.get_cell_value("theme") for table in (first, second) for row in table.page.object_list]
    assert names == [row[1] for row in csv_rows(page(client, "?of=themes&format=csv"))[1:]]


def test_an_area_has_its_column_though_only_a_visit_of_another_page_was_judged_in_it(client, authority):
    oldest = authority.visits.last()
    make.JudgementFactory(visit=oldest, area=make.JudgementAreaFactory(slug="leaders", order=1))
    timeline = page(client).context["tables"]["judgements"]
    assert [column.header for column in timeline.columns][-2:] == ["Overall", "Leaders"]
    last = page(client, "?judgements-page=2").context["tables"]["judgements"].page.object_list[-1]
    assert (last.get_cell_value("area_overall"), last.get_cell_value("area_leaders")) == ("Good", "Good")


def test_a_missing_grade_shows_its_reason(client, authority):
    latest = authority.visits.first()
    latest.judgements.update(grade=None, no_grade_reason="Not judged this time")
    timeline = page(client).context["tables"]["judgements"]
    assert [row.get_cell_value("area_overall") for row in timeline.page.object_list][:2] == [
        "Not judged this time",
        "Good",
    ]


def test_it_opens_in_few_queries_with_all_of_it(client, authority):
    latest = authority.visits.first()
    latest.judgements.update(grade=None, no_grade_reason="Not judged this time")
    make.CouncilResponseFactory(visit=latest)
    make.StatisticalNeighbourFactory(authority=authority)
    with CaptureQueriesContext(connection) as queries:
        assert page(client).status_code == 200
    assert len(queries) <= 12
