"""A question without an answer says which condition alone stands in its way, and what there would be without it."""

import pytest
from django.http import QueryDict

from inspections.filters import FindingFilter
from inspections.models import Finding
from tests.world import build_world

pytestmark = pytest.mark.django_db


def ways_out(query):
    conditions = FindingFilter(QueryDict(query), Finding.objects.published())
    assert not conditions.qs.exists()
    return [(way.label, way.count, way.url) for way in conditions.ways_out]


@pytest.fixture(autouse=True)
def world():
    return build_world()


def test_it_names_each_condition_that_alone_stands_in_the_way():
    assert ways_out("region=north-east&theme=extra-familial-harm&assessment=strength") == [
        ("Region: North East", 2, "?theme=extra-familial-harm&assessment=strength"),
        ("Theme: Extra-familial harm", 1, "?region=north-east&assessment=strength"),
        ("Assessment: Strength", 1, "?region=north-east&theme=extra-familial-harm"),
    ]


def test_it_counts_a_finding_with_two_themes_once():
    query = "theme=extra-familial-harm&theme=plans-and-reviews&region=south-west"
    assert ways_out(query) == [
        ("Region: South West", 5, "?theme=extra-familial-harm&theme=plans-and-reviews"),
    ]


def test_it_knows_words_and_days():
    assert ways_out("q=gangs&published_from=2030-01-01") == [("Published from: 1 January 2030", 3, "?q=gangs")]


def test_it_says_nothing_where_no_condition_alone_is_in_the_way():
    assert ways_out("q=zebra&published_from=2030-01-01") == []


def test_it_says_nothing_about_a_question_that_makes_no_sense():
    assert ways_out("published_from=tomorrow&q=zebra") == []


def test_it_asks_for_words_and_what_is_searched_for(django_assert_num_queries):
    conditions = FindingFilter(QueryDict("q=zebra&region=london"), Finding.objects.published())
    assert conditions.form.is_valid()
    with django_assert_num_queries(2):
        assert len(conditions.ways_out) == 1


def test_it_shows_them_on_the_page(client):
    page = client.get("/findings/?region=north-east&theme=extra-familial-harm&assessment=strength")
    assert '2<span class="govuk-visually-hidden"> findings</span> without “Region: North East”' in page.content.decode()
