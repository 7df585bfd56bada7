"""An empty list says in one sentence what is not there, and where the nearest is."""

import pytest
from django.http import QueryDict

from inspections.filters import FindingFilter, VisitFilter
from inspections.filters.nothing import nothing
from inspections.models import Finding, Visit, VisitType
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world():
    return build_world()


def said(query, *, of=(FindingFilter, Finding, "findings")):
    conditions, model, noun = of
    found = nothing(conditions(QueryDict(query), model.objects.published()), noun)
    return (found.sentence, found.nearest)


def test_it_names_what_where_and_since_when_and_the_nearest():
    query = "region=north-east&theme=extra-familial-harm&assessment=strength&published_from=2024-01-01"
    assert said(query) == (
        "No strengths on Extra-familial harm in the North East since 1 January 2024",
        (1, "in England", "?theme=extra-familial-harm&assessment=strength&published_from=2024-01-01"),
    )
    assert said("region=north-east&theme=extra-familial-harm&assessment=strength") == (
        "No strengths on Extra-familial harm in the North East",
        (2, "in England", "?theme=extra-familial-harm&assessment=strength"),
    )


def test_it_says_several_values_as_either():
    query = "authority=northton&authority=southborough&q=zebra"
    assert said(query)[0] == "No findings with “zebra” at Northton or Southborough"


def test_it_says_other_conditions_by_their_label():
    sentence, nearest = said(f"type={VisitType.SHORT}&region=london", of=(VisitFilter, Visit, "visits"))
    assert sentence == f"No visits in London with visit type “{VisitType.SHORT.label}”"
    assert nearest == (2, "whatever the visit type", "?region=london")


def test_the_page_says_it(client):
    page = client.get("/findings/?region=north-east&theme=extra-familial-harm&assessment=strength").content.decode()
    assert "No strengths on Extra-familial harm in the North East; <a" in page
    assert "2 in England</a>." in page
