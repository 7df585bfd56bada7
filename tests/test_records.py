"""Findings by key say the same as those that the database lists, with their themes in order and who gave them."""

import pytest

from inspections.models import Finding, FindingTheme, Theme
from inspections.records import findings_by_key
from inspections.tally import current, current_tally
from tests.factories import FindingFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = build_world()
    FindingFactory(visit=world["north"], themes=[world["plans"], world["harm"]])
    FindingFactory(visit=world["south"], themes=[])
    FindingTheme.objects.filter(theme=world["plans"]).update(assigned_by="suggested")
    return world


def said(finding):
    themes = [(row.theme, row.assigned_by) for row in finding.theme_rows.all()]
    visit = finding.visit
    return finding, themes, finding.has_suggestions, visit, visit.authority, visit.framework, visit.grade_then


def listed(**conditions):
    return {finding.pk: finding for finding in Finding.objects.published().filter(**conditions).for_list()}


def test_it_says_of_each_finding_what_the_list_does(world):
    expected = {key: said(finding) for key, finding in listed().items()}
    found = findings_by_key(current_tally(), expected)
    assert {key: said(finding) for key, finding in found.items()} == expected
    assert {len(themes) for _, themes, *_ in expected.values()} == {0, 1, 2}


def test_it_gives_some_of_a_visit_and_those_asked_for_alone(world):
    keys = list(listed(visit=world["south"]))[1:]
    found = findings_by_key(current_tally(), keys, Finding.objects.exclude(pk=keys[0]))
    assert sorted(found) == sorted(keys[1:])


@pytest.mark.django_db(transaction=True)
def test_it_reads_themes_once_until_one_changes(django_assert_num_queries):
    current.forget()
    world = build_world()
    keys = list(listed(visit=world["north"]))
    tally = current_tally()
    findings_by_key(tally, keys)
    with django_assert_num_queries(2):
        names = {
            row.theme.name for finding in findings_by_key(tally, keys).values() for row in finding.theme_rows.all()
        }
    assert names == {"Extra-familial harm", "Plans and reviews"}
    Theme.objects.filter(pk=world["plans"].pk).update(name="Planning")
    found = findings_by_key(current_tally(), keys)
    assert {row.theme.name for f in found.values() for row in f.theme_rows.all()} == {"Extra-familial harm", "Planning"}
    current.forget()
