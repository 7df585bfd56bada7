"""The API tells what the pages tell, under the same filters, a page at a time."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.filters import AuthorityFilter, FindingFilter, InspectorFilter, ThemeFilter, VisitFilter
from tests.factories import FindingFactory
from tests.world import build_world

LISTS = {
    "findings": FindingFilter,
    "visits": VisitFilter,
    "authorities": AuthorityFilter,
    "themes": ThemeFilter,
    "inspectors": InspectorFilter,
}
QUERIES_AT_MOST = 8


@pytest.fixture
def world(db):
    return build_world()


def details(world):
    return [
        f"/api/findings/{world['south'].findings.first().pk}/",
        f"/api/visits/{world['south'].slug}/",
        "/api/authorities/northton/",
        "/api/themes/plans-and-reviews/",
        "/api/inspectors/robin-lead/",
    ]


def test_it_tells_a_finding(client, world):
    finding = world["north"].findings.order_by("order").first()
    assert client.get(f"/api/findings/{finding.pk}/").json() == {
        "id": finding.pk,
        "url": f"http://testserver/findings/{finding.pk}/",
        "visit": world["north"].slug,
        "authority": {"slug": "northton", "name": "Northton"},
        "region": "north-east",
        "published_on": "2024-05-10",
        "visit_type": "standard",
        "framework": "ilacs",
        "grade_then": None,
        "reference": finding.reference,
        "kind": "improvement",
        "section": "help_and_protection",
        "heading": "",
        "page": 3,
        "passage": "Meetings about gangs come late.",
        "is_our_summary": True,
        "assessment": "needs_improvement",
        "assessment_by": "reviewed",
        "themes": [
            {"slug": "extra-familial-harm", "name": "Extra-familial harm", "rank": 1, "assigned_by": "reviewed"},
            {"slug": "plans-and-reviews", "name": "Plans and reviews", "rank": 2, "assigned_by": "reviewed"},
        ],
        "source_url": "",
    }


def test_it_tells_a_visit_with_its_grades_and_people(client, world):
    visit = client.get(f"/api/visits/{world['south'].slug}/").json()
    assert (visit["first_day"], visit["last_day"], visit["overall_grade"]) == ("2023-02-06", "2023-02-17", "Good")
    assert {"area": "overall", "grade": "Good", "no_grade_reason": ""} in visit["judgements"]
    assert [person["name"] for person in visit["inspectors"]] == ["Robin Lead"]


def test_it_tells_what_came_before_an_authority_and_who_is_like_it(client, world):
    authority = client.get("/api/authorities/northton/").json()
    assert (authority["predecessors"], authority["successors"]) == (["oldshire"], [])
    assert authority["neighbours"] == [{"rank": 1, "slug": "southborough", "name": "Southborough"}]


def test_it_tells_the_visits_of_an_inspector(client, world):
    inspector = client.get("/api/inspectors/robin-lead/").json()
    assert inspector["visits"] == [
        {"visit": world["north"].slug, "role": "lead"},
        {"visit": world["south"].slug, "role": "lead"},
    ]


@pytest.mark.parametrize(
    "question",
    ["", "region=london", "region=london&assessment=strength", "q=gangs", "theme=plans-and-reviews&coverage=items"],
)
def test_it_answers_as_the_page_does(client, world, question):
    page = client.get(f"/findings/?{question}").context["tables"]["findings"]
    told = client.get(f"/api/findings/?{question}").json()["results"]
    assert {finding["id"] for finding in told} == {row.record.pk for row in page.rows}


@pytest.mark.parametrize("noun", LISTS)
def test_it_has_the_filters_of_the_page(client, world, noun):
    described = client.get("/api/openapi.json").json()["paths"][f"/api/{noun}/"]["get"]["parameters"]
    assert {parameter["name"] for parameter in described} == {*LISTS[noun].base_filters, "as_at", "limit", "cursor"}


def test_it_can_be_read_to_the_end_without_missing_or_repeating_a_row(client, world):
    for _ in range(5):
        FindingFactory(visit=world["south"])
    address, ids = "/api/findings/?limit=3&region=london", []
    while address:
        answer = client.get(address).json()
        ids += [finding["id"] for finding in answer["results"]]
        address = answer["next"]
    page = client.get("/findings/?region=london").context["tables"]["findings"]
    assert ids == sorted(row.record.pk for row in page.rows)


def test_it_shows_no_draft(client, world):
    draft = world["draft"]
    assert client.get(f"/api/visits/{draft.slug}/").status_code == 404
    assert client.get(f"/api/findings/{draft.findings.get().pk}/").status_code == 404
    for noun in LISTS:
        told = json.dumps(client.get(f"/api/{noun}/").json())
        assert "Nobody may see this yet" not in told
        assert draft.slug not in told


def test_it_asks_few_queries_however_many_rows(client, world):
    addresses = [f"/api/{noun}/?limit=100" for noun in LISTS] + details(world)

    def counts():
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200, address
            found[address] = len(queries)
        return found

    before = counts()
    for _ in range(20):
        FindingFactory(visit=world["south"], themes=[world["harm"], world["plans"]])
    assert (counts(), max(before.values()) <= QUERIES_AT_MOST) == (before, True)
