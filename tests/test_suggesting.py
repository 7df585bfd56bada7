"""Suggestions written to findings."""

from io import StringIO

import pytest
from django.core.management import call_command

from inspections import suggesting
from inspections.coding import SuggestedTheme, Suggestion, UnusableModel
from inspections.models import Finding
from inspections.suggesting import Suggested, suggest_codings
from tests import factories as make

SUGGESTION = Suggestion((SuggestedTheme("neglect", 0.9, ((0, 5),)),), "mixed", 0.8)


@pytest.fixture(autouse=True)
def _one_suggestion_for_all(db, monkeypatch):
    make.ThemeFactory(slug="neglect")
    monkeypatch.setattr(suggesting, "suggest_all", lambda passages: [SUGGESTION for _ in passages])


def uncoded(**fields):
    return make.FindingFactory(**{"text": "Plans are clear.", "assessment": "", "assessment_by": "", **fields})


def coding(finding):
    finding = Finding.objects.get(pk=finding.pk)
    themes = [(row.theme.slug, row.assigned_by, row.score, row.evidence) for row in finding.theme_rows.all()]
    return finding.assessment, finding.assessment_by, finding.assessment_score, themes


def test_it_codes_a_finding_nobody_coded():
    finding = uncoded()
    assert suggest_codings([finding]) == Suggested(1, 1)
    assert coding(finding) == ("mixed", "suggested", 0.8, [("neglect", "suggested", 0.9, [[0, 5]])])
    assert finding.history.first().history_change_reason == suggesting.REASON


def test_it_leaves_what_a_person_said():
    theme = make.ThemeFactory(slug="adoption")
    finding = uncoded(assessment="strength", assessment_by="reviewed", themes=[theme])
    assert suggest_codings([finding]) == Suggested(1, 0)
    assert coding(finding) == ("strength", "reviewed", None, [("adoption", "reviewed", None, [])])


def test_it_adds_only_what_a_person_left_open():
    finding = uncoded(assessment="strength", assessment_by="reviewed")
    suggest_codings([finding])
    assert coding(finding)[:2] == ("strength", "reviewed")
    assert coding(finding)[3] == [("neglect", "suggested", 0.9, [[0, 5]])]


def test_suggesting_the_same_again_changes_nothing():
    finding = uncoded()
    suggest_codings([finding])
    before = finding.history.count()
    assert suggest_codings(Finding.objects.all()) == Suggested(1, 0)
    assert finding.history.count() == before


def test_it_suggests_nothing_without_a_model(monkeypatch):
    def unusable(passages):
        raise UnusableModel("There is no model.")

    monkeypatch.setattr(suggesting, "suggest_all", unusable)
    assert suggest_codings([uncoded()]) == Suggested(0, 0)


def test_the_command_suggests_again_and_says_what_changed():
    open_one = uncoded()
    done = uncoded(assessment="strength", assessment_by="reviewed", themes=[make.ThemeFactory(slug="adoption")])
    said = StringIO()
    call_command("suggest_again", stdout=said)
    assert said.getvalue().splitlines() == [
        f"{open_one.visit}: 1 of 1 findings have other suggestions now",
        "2 findings without a person's review looked at, 1 changed.",
    ]
    assert coding(done)[0] == "strength"


def test_the_command_changes_nothing_the_second_time():
    uncoded()
    call_command("suggest_again", stdout=StringIO())
    said = StringIO()
    call_command("suggest_again", stdout=said)
    assert said.getvalue().splitlines() == ["1 findings without a person's review looked at, 0 changed."]


def test_it_says_what_was_suggested_before_and_after():
    theme = make.ThemeFactory(slug="adoption")
    finding = uncoded()
    make.FindingThemeFactory(finding=finding, theme=theme, rank=1, assigned_by="suggested", score=0.5)
    [change] = suggest_codings([finding]).changes
    assert (change.finding, change.before, change.after) == (finding, "adoption 0.50", "neglect 0.90 | mixed 0.80")


def test_the_command_lists_the_changes_in_a_file(tmp_path):
    finding = uncoded()
    call_command("suggest_again", changes=tmp_path / "changes.csv", stdout=StringIO())
    assert (tmp_path / "changes.csv").read_text().splitlines() == [
        "finding,name,before,after",
        f'{finding.pk},"{finding}",,neglect 0.90 | mixed 0.80',
    ]
