"""The address behind a number asks for exactly what was counted."""

from urllib.parse import parse_qs, urlsplit

from django.http import QueryDict

from inspections.links import ITEMS_COUNTED, STRENGTHS_COUNTED, findings_url, visits_url, year_conditions


def asked(url):
    return parse_qs(urlsplit(url).query)


def test_it_keeps_the_page_s_conditions():
    url = findings_url(QueryDict("region=london&region=north-east"), {"theme": ["neglect"]})
    assert asked(url) == {"region": ["london", "north-east"], "theme": ["neglect"]}


def test_a_later_condition_replaces_an_earlier_value():
    assert asked(findings_url({"region": ["london"]}, {"region": ["north-west"]})) == {"region": ["north-west"]}


def test_it_asks_for_items_to_improve_where_they_count():
    assert asked(findings_url(ITEMS_COUNTED)) == {
        "kind": ["improvement", "recommendation", "priority_action"],
        "coverage": ["items", "all"],
        "coded": ["reviewed"],
        "themes_by": ["reviewed"],
    }


def test_it_narrows_coverage_to_what_the_page_asked_for():
    assert asked(findings_url(QueryDict("coverage=all"), ITEMS_COUNTED))["coverage"] == ["all"]


def test_it_asks_for_strengths_where_they_count():
    assert asked(findings_url(STRENGTHS_COUNTED)) == {
        "assessment": ["strength"],
        "coverage": ["all"],
        "coded": ["reviewed"],
        "themes_by": ["reviewed"],
    }


def test_a_year_keeps_within_the_dates_asked_for():
    conditions = QueryDict("published_from=2022-07-01&published_to=2024-03-31")
    assert [year_conditions(year, conditions) for year in (2022, 2023, 2024)] == [
        {"published_from": "2022-07-01", "published_to": "2022-12-31"},
        {"published_from": "2023-01-01", "published_to": "2023-12-31"},
        {"published_from": "2024-01-01", "published_to": "2024-03-31"},
    ]


def test_no_condition_is_the_plain_list():
    assert visits_url({}) == "/visits/"
