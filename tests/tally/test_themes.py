"""How many findings are on each theme, and which of them persons coded."""

import datetime

import pytest

from inspections.models import CodedBy
from inspections.tally.themes import latest_entered, reviewed_on, theme_counts
from tests import factories as make
from tests.world import all_visits, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


def test_it_counts_findings_on_each_theme(world):
    assert theme_counts(all_visits()) == {
        "finding_count": {"extra-familial-harm": 3, "plans-and-reviews": 3},
        "improve_count": {"extra-familial-harm": 1, "plans-and-reviews": 2},
        "strength_count": {"extra-familial-harm": 2, "plans-and-reviews": 1},
    }


def test_it_counts_only_findings_published_by_a_day(world):
    counts = theme_counts(all_visits(datetime.date(2023, 12, 31)))
    assert counts["finding_count"] == {"extra-familial-harm": 1, "plans-and-reviews": 1}


def test_a_finding_on_two_themes_counts_on_both_and_one_without_an_assessment_in_all(world):
    make.FindingFactory(visit=world["south"], themes=[world["plans"], world["harm"]], assessment="", assessment_by="")
    assert theme_counts(all_visits())["finding_count"] == {"extra-familial-harm": 4, "plans-and-reviews": 4}


def test_a_finding_is_reviewed_once_persons_gave_both_theme_and_assessment(world):
    asked = all_visits()
    known = {*reviewed_on(asked, world["harm"]).tolist()}
    make.FindingFactory(visit=world["south"], themes=[world["harm"]], assessment_by=CodedBy.MACHINE)
    guessed = make.FindingFactory(visit=world["south"], themes=[world["plans"]])
    make.FindingThemeFactory(finding=guessed, theme=world["harm"], rank=2, assigned_by=CodedBy.MACHINE)
    assert (len(known), len(reviewed_on(all_visits(), world["harm"]))) == (3, 3)


def test_the_finding_entered_last_has_the_theme_first(world):
    last = make.FindingFactory(visit=world["south"], themes=[world["harm"]])
    make.FindingFactory(visit=world["south"], themes=[world["plans"], world["harm"]])
    assert latest_entered(all_visits(), "strength")[world["harm"].pk] == last.pk
