"""Findings by any combination of conditions, with counts beside the choices."""

import pytest
from django.http import QueryDict

from inspections.filters import FindingFilter
from inspections.models import Finding
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world():
    return build_world()


def asked(query):
    return FindingFilter(QueryDict(query), Finding.objects.published())


def passages(query):
    return sorted(finding.passage for finding in asked(query).qs)


def facet(query, name):
    found = next(facet for facet in asked(query).facets if facet.name == name)
    return {option.value: (option.count, option.selected) for option in found.options}


LATE = "Meetings about gangs come late."
CLEAR = "Plans are clear."
OLDER = "Plans for older children."
SAFER = "=Gangs are disrupted, and children are safer."
SPOKE = "Inspectors spoke to gangs workers."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [SAFER, SPOKE, LATE, CLEAR, OLDER]),
        ("theme=extra-familial-harm", [SAFER, SPOKE, LATE]),
        ("theme=extra-familial-harm&theme=plans-and-reviews", [SAFER, SPOKE, LATE, CLEAR, OLDER]),
        ("theme=extra-familial-harm&region=london&assessment=strength", [SAFER, SPOKE]),
        ("group=help-and-protection&kind=improvement", [LATE, OLDER]),
        ("authority=northton", [LATE, CLEAR]),
        ("type=focused_visit", [SPOKE]),
        ("topic=front-door", [SPOKE]),
        ("framework=ilacs&lead=robin-lead&published_to=2023-12-31", [SAFER, OLDER]),
        ("published_from=2024-04-04", [LATE, CLEAR]),
        ("coverage=all", [SAFER, OLDER]),
        ("section=help_and_protection&coded=reviewed&authority=southborough", [SAFER, SPOKE, OLDER]),
        ("q=gang", [SAFER, SPOKE, LATE]),
        ('q="older children"', [OLDER]),
        ("q=gang -late", [SAFER, SPOKE]),
        ("q=submarine", []),
    ],
)
def test_it_finds(query, expected):
    assert passages(query) == sorted(expected)


@pytest.mark.parametrize(
    "query", ["region=atlantis", "theme=nonsense", "published_from=31.31.2022", "assessment=strength&kind=joke"]
)
def test_a_condition_that_makes_no_sense_finds_nothing_and_says_so(query):
    conditions = asked(query)
    assert (list(conditions.qs), bool(conditions.form.errors)) == ([], True)


def test_it_counts_each_choice_under_the_other_conditions():
    assert facet("region=london", "region") == {"london": (3, True), "north-east": (2, False)}


def test_it_counts_themes_under_the_region_chosen():
    assert facet("region=london", "theme") == {"extra-familial-harm": (2, False), "plans-and-reviews": (1, False)}


def test_it_keeps_a_choice_without_rows_that_is_chosen():
    assert facet("authority=oldshire", "authority")["oldshire"] == (0, True)


def test_it_counts_lead_inspectors_by_their_visits():
    assert facet("", "lead") == {"robin-lead": (4, False)}


def test_each_chip_leads_to_the_page_without_it():
    chips = [(chip.label, chip.remove_url) for chip in asked("region=london&published_from=2022-07-20&page=3").chips]
    assert sorted(chips) == [
        ("Published from: 20 July 2022", "?region=london"),
        ("Region: London", "?published_from=2022-07-20"),
    ]


def test_it_asks_the_database_for_choices_and_words_and_what_is_searched_for(django_assert_num_queries):
    with django_assert_num_queries(3):
        assert asked("region=london&theme=extra-familial-harm&q=gang").facets


def test_it_finds_visits_at_statistical_neighbours():
    assert passages("near=northton") == sorted([OLDER, SAFER, SPOKE])


def test_it_finds_by_the_grade_at_the_time_of_the_visit():
    assert (passages("grade_then=good"), passages("grade_then=inadequate")) == ([SPOKE], [])
