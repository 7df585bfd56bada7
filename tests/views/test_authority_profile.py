"""The profile of an authority: its timeline, its themes visit by visit, rates beside others, and its responses."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import CodedBy, Coverage, Region, VisitType
from tests import factories as make
from tests.world import build_world, inspect

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


def table(client, slug, name):
    return client.get(f"/authorities/{slug}/").context["tables"][name]


def rows(table, *columns):
    return [tuple(row.get_cell_value(column) for column in columns) for row in table.rows]


def test_the_timeline_has_every_visit_with_its_grades_by_area(client, world):
    timeline = table(client, "southborough", "judgements")
    assert rows(timeline, "published", "visit", "grade_then", "area_overall", "area_leaders") == [
        (datetime.date(2024, 4, 3), "Focused visit", "Good", None, None),
        (datetime.date(2023, 4, 3), "Standard inspection", None, "Good", "Good"),
    ]


def test_visits_to_predecessors_stand_apart(client, world):
    old = world["north"].authority.successions_in.get().predecessor
    visit = make.VisitFactory(authority=old, published_on=datetime.date(2019, 5, 1))
    make.JudgementFactory(visit=visit, grade=make.GradeFactory(slug="inadequate"))
    earlier = table(client, "northton", "predecessors")
    assert rows(earlier, "published", "authority", "area_overall") == [
        (datetime.date(2019, 5, 1), "Oldshire", "Inadequate")
    ]
    own = rows(table(client, "northton", "judgements"), "published")
    assert own == [(datetime.date(2024, 5, 10),)]


def test_an_authority_without_predecessors_has_no_table_of_them(client, world):
    assert "predecessors" not in client.get("/authorities/southborough/").context["tables"]


def test_rates_stand_beside_those_of_neighbours_region_and_england(client, world):
    near = make.AuthorityFactory(name="Nearby", region=Region.NORTH_EAST)
    visit = make.VisitFactory(authority=near, coverage=Coverage.ALL)
    make.ItemToImproveFactory(visit=visit, themes=[world["plans"]])
    make.FindingFactory(visit=visit, themes=[world["harm"]])
    columns = ("theme", "own", "near", "region", "england")
    assert rows(table(client, "northton", "beside"), *columns) == [
        ("Plans and reviews", "1 of 1 (100.0%)", "1 of 1 (100.0%)", "2 of 2 (100.0%)", "3 of 3 (100.0%)"),
        ("Extra-familial harm", "1 of 1 (100.0%)", "0 of 1 (0.0%)", "1 of 2 (50.0%)", "1 of 3 (33.3%)"),
    ]
    assert rows(table(client, "northton", "strengths_beside"), *columns) == [
        ("Extra-familial harm", "", "1 of 1 (100.0%)", "1 of 1 (100.0%)", "2 of 2 (100.0%)"),
    ]


@pytest.mark.parametrize("name", ["beside", "strengths_beside"])
def test_every_rate_leads_to_as_many_visits(client, world, name):
    for row in table(client, "northton", name).data.data:
        for column, url in row["urls"].items():
            findings = client.get(url).context["filter"].qs
            assert findings.values("visit").distinct().count() == row[column].visits, (row["theme"], column)


def test_themes_by_visit_count_what_persons_coded(client, world):
    guessed = make.FindingFactory(visit=world["south"], assessment_by=CodedBy.MACHINE)
    make.FindingThemeFactory(finding=guessed, theme=world["harm"], assigned_by=CodedBy.MACHINE)
    column = f"visit_{world['south'].pk}"
    assert rows(table(client, "southborough", "themes"), "theme", column) == [
        ("Extra-familial harm", "1 strength"),
        ("Plans and reviews", "1 to improve"),
    ]


def test_a_theme_that_a_machine_suggested_does_not_come_back(client, world):
    later = make.VisitFactory(
        authority=world["north"].authority, published_on=datetime.date(2026, 1, 9), coverage=Coverage.ITEMS
    )
    item = make.ItemToImproveFactory(visit=later)
    guess = make.FindingThemeFactory(finding=item, theme=world["harm"], assigned_by=CodedBy.MACHINE)
    assert rows(table(client, "northton", "repeats"), "theme") == []
    guess.assigned_by = CodedBy.PERSON
    guess.save()
    assert rows(table(client, "northton", "repeats"), "theme", "outcome", "years") == [
        ("Extra-familial harm", "Again to improve", 1.7)
    ]


def test_responses_stand_with_what_is_due(client, world):
    """Seventy working days after 3 April 2023 end on 17 July, after 10 May 2024 on 19 August."""
    columns = ("published", "kind", "answered", "days", "due", "late")
    assert rows(table(client, "southborough", "responses"), *columns) == [
        (datetime.date(2024, 4, 3), "Public statement", datetime.date(2024, 4, 3), 0, None, None),
        (datetime.date(2023, 4, 3), "None entered here", None, None, datetime.date(2023, 7, 17), None),
    ]
    plan = {"visit": world["north"], "kind": "written_statement", "published_on": datetime.date(2024, 8, 22)}
    make.CouncilResponseFactory(**plan)
    assert rows(table(client, "northton", "responses"), *columns) == [
        (
            datetime.date(2024, 5, 10),
            "Written statement of action",
            datetime.date(2024, 8, 22),
            104,
            datetime.date(2024, 8, 19),
            "3 days late",
        ),
    ]


def test_an_authority_with_all_of_it_asks_no_more_than_twelve_questions(client, world):
    authority = world["north"].authority
    old = authority.successions_in.get().predecessor
    for _ in range(3):
        visit = make.VisitFactory(authority=old, visit_type=VisitType.SINGLE)
        make.JudgementFactory(visit=visit)
        make.CouncilResponseFactory(visit=make.VisitFactory(authority=authority))
    for query in ("", "?sort=published", "?sort=-kind&visits-sort=delay"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/authorities/northton/{query}").status_code == 200
        assert len(queries) <= 12, query


def test_the_window_of_the_next_inspection_shows_its_calculation(client):
    """Three completed intervals after "good" of 1,000, 1,100 and 1,300 days, and one authority that waits."""
    start = datetime.date(2021, 3, 5)
    for days in (1000, 1100, 1300):
        authority = make.AuthorityFactory()
        inspect(authority, start.isoformat(), "2021-05-01")
        inspect(authority, (start + datetime.timedelta(days=days + 4)).isoformat(), "2024-12-01")
    inspect(make.AuthorityFactory(name="Waiting"), "2022-03-04", "2022-05-01")
    page = client.get("/as-at/2025-06-01/authorities/waiting/")
    assert page.status_code == 200
    words = " ".join(re.sub(r"<[^>]+>", "", page.content.decode()).split())
    assert "in 3 intervals that ended in the last three years: 4 March 2022 plus 1,000, 1,100 and 1,300 days." in words
