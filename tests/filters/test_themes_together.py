"""Findings on several themes at once, with a term of a theme, and with themes that a person assigned."""

import pytest
from django.http import QueryDict

from inspections.filters import FindingFilter, VisitFilter
from inspections.models import CodedBy, Finding, Visit
from tests.factories import FindingFactory, FindingThemeFactory, ItemToImproveFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db
LATE = "Meetings about gangs come late."
SAFER = "=Gangs are disrupted, and children are safer."
SPOKE = "Inspectors spoke to gangs workers."


@pytest.fixture(autouse=True)
def world():
    return build_world()


def asked(query):
    return FindingFilter(QueryDict(query), Finding.objects.published())


def passages(query):
    return sorted(finding.passage for finding in asked(query).qs)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("also=extra-familial-harm&also=plans-and-reviews", [LATE]),
        ("theme=plans-and-reviews&also=extra-familial-harm", [LATE]),
        ("theme=extra-familial-harm&term=gang*", [SAFER, SPOKE, LATE]),
        ("theme=extra-familial-harm&term=gang*&words=inspectors", [SPOKE]),
        ("theme=extra-familial-harm&term=gang*&words=ours", [SAFER, LATE]),
        ("theme=extra-familial-harm&term=gang", [SAFER, SPOKE, LATE]),
        ("theme=extra-familial-harm&term=ang", []),
    ],
)
def test_it_finds(query, expected):
    assert passages(query) == sorted(expected)


def test_a_term_needs_its_theme():
    found = asked("term=gang*")
    assert (list(found.qs), found.form.errors["term"]) == (
        [],
        ["Term: choose a theme as well. To look for words in all findings, use Words."],
    )


def test_a_theme_that_a_machine_suggested_is_left_out_where_a_person_is_asked_for(world):
    guessed = FindingFactory(visit=world["south"], summary="Guessed at.")
    FindingThemeFactory(finding=guessed, theme=world["harm"], rank=1, assigned_by=CodedBy.MACHINE)
    FindingThemeFactory(finding=guessed, theme=world["plans"], rank=2)
    everyone, people = asked("theme=extra-familial-harm"), asked("theme=extra-familial-harm&themes_by=reviewed")
    assert (guessed in everyone.qs, guessed in people.qs) == (True, False)
    counts = {option.value: option.count for option in people.facets[0].options}
    assert counts == {"extra-familial-harm": 3, "plans-and-reviews": 4}


def test_it_finds_visits_that_were_told_to_improve_all_of_some_themes(world):
    def told(query):
        return set(VisitFilter(QueryDict(query), Visit.objects.published()).qs)

    assert told("told=plans-and-reviews") == {world["north"], world["south"]}
    assert told("told=plans-and-reviews&told=extra-familial-harm") == {world["north"]}
    ItemToImproveFactory(visit=world["south"], themes=[world["harm"]], assessment_by=CodedBy.MACHINE)
    assert told("told=plans-and-reviews&told=extra-familial-harm") == {world["north"]}


def test_it_finds_visits_without_a_grade_before(world):
    found = VisitFilter(QueryDict("grade_then=none"), Visit.objects.published()).qs
    assert set(found) == {world["north"], world["south"]}
