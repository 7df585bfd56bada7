"""The page of a theme: where it is raised, in which words, beside which other themes, and by whom."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import CodedBy, Coverage
from inspections.statistics import Share
from tests import factories as make
from tests.world import build_world

pytestmark = pytest.mark.django_db
URL = "/themes/extra-familial-harm/"


@pytest.fixture
def world():
    world = build_world()
    world["harm"].terms = ["gang*", "county lines"]
    world["harm"].save()
    return world


def rows(table, *columns):
    return [tuple(row.get_cell_value(column) for column in columns) for row in table.rows]


def figures(client, chart, *columns):
    return rows(client.get(URL).context["charts"][chart].table, *columns)


def test_it_shows_framework_and_type_of_visit(client, world):
    assert figures(client, "theme-types", "place", "items", "strengths") == [
        ("ILACS: standard inspection", "1 of 2 (50.0%)", "1 of 1 (100.0%)"),
        ("ILACS: focused visit", "", ""),
    ]


def test_it_shows_the_grade_at_the_time(client, world):
    make.VisitFactory(authority=world["south"].authority, coverage=Coverage.ALL)
    assert figures(client, "theme-grades", "place", "items", "strengths") == [
        ("Good", "0 of 1 (0.0%)", "0 of 1 (0.0%)"),
        ("No grade before, or not known", "1 of 2 (50.0%)", "1 of 1 (100.0%)"),
    ]


@pytest.mark.parametrize("chart", ["theme-regions", "theme-types", "theme-grades"])
def test_every_share_leads_to_as_many_visits(client, world, chart):
    for row in client.get(URL).context["charts"][chart].table.data.data:
        for measure in ("items", "strengths"):
            findings = client.get(row[f"{measure}_url"]).context["filter"].qs
            assert findings.values("visit").distinct().count() == row[measure].visits, (row["place"], measure)


def test_it_shows_the_terms_of_inspectors_and_of_our_summaries_apart(client, world):
    words = ("term", "findings", "year_2024")
    assert figures(client, "wording", *words) == [("gang*", 1, "1 of 1 (100.0%)"), ("county lines", 0, "0 of 1 (0.0%)")]
    assert figures(client, "wording-of-summaries", *words) == [
        ("gang*", 2, "1 of 1 (100.0%)"),
        ("county lines", 0, "0 of 1 (0.0%)"),
    ]


def test_every_term_leads_to_as_many_findings(client, world):
    for chart in ("wording", "wording-of-summaries"):
        for row in client.get(URL).context["charts"][chart].table.data.data:
            found = {key: client.get(url).context["filter"].qs.count() for key, url in row["urls"].items()}
            assert found == {key: row[key].visits for key in row["urls"]}, row["term"]


def test_terms_that_are_drawn_are_those_of_the_table(client, world):
    for _ in range(4):
        make.FindingFactory(visit=world["letter"], text="County lines.", themes=[world["harm"]])
    chart = client.get(URL).context["charts"]["wording"]
    cells = chart.config["data"]["datasets"][0]["data"]
    assert [(cell["y"], cell["x"], cell["v"], cell["note"]) for cell in cells] == [
        ("county lines", "2024", 80.0, "4 of 5 findings (80.0%)"),
        ("gang*", "2024", 20.0, "1 of 5 findings (20.0%)"),
    ]


def test_it_shows_the_themes_that_occur_with_it(client, world):
    table = client.get(URL).context["tables"]["together"]
    assert rows(table, "theme", "findings", "visits", "everywhere", "times") == [
        ("Plans and reviews", "1 of 3 (33.3%)", "1 of 1 (100.0%)", "2 of 2 (100.0%)", 1.0)
    ]


def test_themes_that_occur_together_lead_to_as_many_findings_and_visits(client, world):
    table = client.get(URL).context["tables"]["together"]
    record = table.data.data[0]
    links = {name: table.columns[name].column.url(record) for name in ("findings", "visits", "everywhere")}
    found = {name: client.get(url).context["filter"].qs.count() for name, url in links.items()}
    assert found == {name: getattr(record, name).visits for name in links}


def test_the_api_has_the_findings_behind_every_number(client, world):
    context = client.get(URL).context
    numbers = [(row["items_url"], row["items"].visits) for row in context["charts"]["theme-types"].table.data.data]
    for row in context["charts"]["wording-of-summaries"].table.data.data:
        numbers += [(url, row[key].visits) for key, url in row["urls"].items()]
    for url, number in numbers:
        found = client.get(url.replace("/findings/", "/api/findings/", 1)).json()["results"]
        assert len({finding["url"] for finding in found}) == number, url


def test_a_suggested_theme_occurs_with_nothing(client, world):
    guessed = make.FindingFactory(visit=world["south"], themes=[world["plans"]])
    make.FindingThemeFactory(finding=guessed, theme=world["harm"], rank=2, assigned_by=CodedBy.MACHINE)
    record = client.get(URL).context["tables"]["together"].data.data[0]
    assert record.findings == Share(1, 3)


def test_the_strongest_examples_are_strengths_of_well_graded_areas_that_are_first_about_it(client, world):
    south, letter = world["south"], world["letter"]
    area = make.JudgementAreaFactory(slug="help_and_protection")
    make.JudgementFactory(visit=south, area=area, grade=make.GradeFactory(slug="good"))
    make.FindingFactory(visit=south, themes=[world["plans"], world["harm"]], summary="Not first about it.")
    make.FindingFactory(visit=south, themes=[world["harm"]], section="care_leavers", summary="Its area has no grade.")
    make.FindingFactory(visit=letter, themes=[world["harm"]], summary="The letter gives no grade.")
    examples = client.get(URL).context["examples"]
    assert [finding.passage for finding in examples.strongest] == ["=Gangs are disrupted, and children are safer."]
    assert [finding.passage for finding in examples.told] == ["Meetings about gangs come late."]


def test_an_authority_has_one_example_the_latest(client, world):
    later = make.VisitFactory(authority=world["south"].authority, published_on=datetime.date(2025, 3, 1))
    for visit in (world["south"], later):
        make.JudgementFactory(visit=visit, area=make.JudgementAreaFactory(slug="adoption"))
        make.FindingFactory(
            visit=visit, themes=[world["harm"]], section="adoption", summary=f"Of {visit.published_on}."
        )
    strongest = client.get(URL).context["examples"].strongest
    assert [finding.passage for finding in strongest] == ["Of 2025-03-01."]


def test_it_shows_who_is_praised_and_who_must_improve(client, world):
    table = client.get(URL).context["tables"]["who"]
    assert rows(table, "authority", "strengths", "items", "latest", "learn") == [
        ("Northton", 0, 1, datetime.date(2024, 5, 10), "/learn/?theme=extra-familial-harm&authority=northton"),
        ("Southborough", 2, 0, datetime.date(2024, 4, 3), "/learn/?theme=extra-familial-harm&authority=southborough"),
    ]


def test_it_asks_no_more_than_twelve_questions(client, world):
    with CaptureQueriesContext(connection) as queries:
        client.get(URL)
    assert len(queries) <= 12


def test_it_shows_ten_findings_at_first_and_more_where_they_are_asked_for(client, world):
    for _ in range(30):
        make.FindingFactory(visit=world["south"], themes=[world["harm"]])
    shown = [
        len(list(client.get(f"{URL}{asked}").context["tables"]["findings"].paginated_rows))
        for asked in ("", "?per_page=25", "?page=4")
    ]
    assert shown == [10, 25, 3]


def test_a_theme_without_findings_says_so(client, db):
    make.ThemeFactory(slug="new")
    page = client.get("/themes/new/")
    assert (page.status_code, "None yet." in page.content.decode()) == (200, True)
