import datetime

import pytest

from inspections.models import CodedBy, Finding, FindingTheme, Visit
from tests.factories import FindingFactory, FindingThemeFactory, ItemToImproveFactory, ThemeFactory, VisitFactory

pytestmark = pytest.mark.django_db


def test_it_shows_findings_of_published_visits_only():
    shown = FindingFactory()
    FindingFactory(visit__status=Visit.Status.DRAFT)
    assert list(Finding.objects.published()) == [shown]
    assert not Finding.objects.published(as_at=datetime.date(2024, 5, 9)).exists()


def test_it_lists_items_to_improve():
    visit = VisitFactory()
    item = ItemToImproveFactory(visit=visit)
    recommendation = FindingFactory(visit=visit, kind="recommendation")
    action = FindingFactory(visit=visit, kind="priority_action")
    FindingFactory(visit=visit)
    assert set(Finding.objects.items_to_improve()) == {item, recommendation, action}


def test_it_finds_words_in_any_form_and_marks_them():
    FindingFactory(summary="Families are visited early.")
    FindingFactory(summary="Plans are clear.")
    (found,) = Finding.objects.search("visit")
    assert found.headline == "Families are \ue000visited\ue001 early."
    assert found.rank > 0


def test_it_searches_like_the_web():
    both = FindingFactory(summary="Schools and the police share what they know.")
    one = FindingFactory(summary="Schools know their pupils.")
    assert set(Finding.objects.search("schools")) == {both, one}
    assert set(Finding.objects.search("schools -police")) == {one}
    assert set(Finding.objects.search("police or pupils")) == {both, one}
    assert set(Finding.objects.search('"the police"')) == {both}


def test_it_ranks_what_says_the_word_more_often_first():
    once = FindingFactory(summary="Neglect is seen among many other worries of families here.")
    often = FindingFactory(summary="Neglect is known: neglect tools, neglect training.")
    assert list(Finding.objects.search("neglect").order_by("-rank")) == [often, once]


def test_it_marks_the_text_of_the_report_where_there_is_one():
    FindingFactory(text="Carers are trained well.", summary="Good training.")
    (found,) = Finding.objects.search("train")
    assert found.headline == "Carers are \ue000trained\ue001 well."


@pytest.mark.parametrize("words", ["'", "a & | !", '"', "\\", "<b>", "(("])
def test_it_takes_any_words_without_failing(words):
    FindingFactory()
    assert list(Finding.objects.search(words)) == []


def test_it_shows_a_list_of_findings_in_three_queries(django_assert_num_queries):
    for _ in range(3):
        FindingFactory(themes=[ThemeFactory(), ThemeFactory()])
    with django_assert_num_queries(3):
        for finding in Finding.objects.for_list():
            str(finding), [str(row) for row in finding.theme_rows.all()], finding.has_suggestions


def test_it_knows_what_no_person_has_confirmed():
    reviewed = FindingFactory(themes=[ThemeFactory()])
    suggested = FindingFactory(assessment_by=CodedBy.MACHINE)
    themed = FindingThemeFactory(assigned_by=CodedBy.MACHINE).finding
    assert [finding.has_suggestions for finding in (reviewed, suggested, themed)] == [False, True, True]


def test_it_keeps_who_changed_a_theme_from_what():
    row = FindingThemeFactory(theme__name="Neglect")
    row.theme = ThemeFactory(name="Adoption")
    row.save()
    then = FindingTheme.history.filter(id=row.pk).order_by("history_date")
    assert [version.theme.name for version in then] == ["Neglect", "Adoption"]
