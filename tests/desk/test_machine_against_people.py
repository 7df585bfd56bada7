"""What a machine suggested, compared with what a person then said."""

import datetime

import pytest

from inspections.agreeing import Codings
from inspections.agreement import Coding
from inspections.desk.double_coding import open_double_coding
from inspections.models import Suggestion, TwiceCoded
from inspections.suggesting import suggest_codings
from tests import factories as make
from tests.desk.conftest import do, finding
from tests.desk.test_blind_coding import say


@pytest.fixture
def suggested(draft, themes):
    """The first finding of the draft as suggested: a strength about neglect."""
    Suggestion.objects.keep([(finding(draft, 1), "strength", [themes[0].pk])])
    return finding(draft, 1)


def pairs():
    return Codings().machine(Suggestion.objects.all()).comparison.pairs


def test_nothing_is_compared_before_a_person_has_reviewed(suggested):
    assert pairs() == []


def test_the_suggestion_is_compared_as_it_was_before_the_review(desk, suggested, themes):
    do(desk, suggested, "assess", assessment="mixed")
    do(desk, suggested, "add-theme", theme="adoption")
    do(desk, suggested, "accept")
    neglect, adoption = themes[0].pk, themes[1].pk
    assert pairs() == [(Coding("strength", (neglect,)), Coding("mixed", (neglect, adoption)))]
    assert Codings().refuted() == {suggested.suggestion.pk: ["assessment", "themes"]}


def test_an_accepted_suggestion_is_agreement(desk, suggested):
    do(desk, suggested, "accept")
    assert Codings().machine(Suggestion.objects.all()).comparison.assessment.agreed == 1
    assert Codings().refuted() == {}


def test_a_theme_that_was_merged_counts_as_the_one_it_went_into(desk, suggested, themes):
    do(desk, suggested, "accept")
    neglect, adoption = themes[:2]
    suggested.theme_rows.update(theme=adoption)
    assert Codings().refuted() == {suggested.suggestion.pk: ["main theme", "themes"]}
    neglect.retired_on, neglect.merged_into = datetime.date(2026, 1, 1), adoption
    neglect.save()
    assert (Codings().refuted(), pairs()) == ({}, [(Coding("strength", (adoption.pk,)),) * 2])


def test_a_finding_in_other_words_is_not_compared(desk, suggested):
    do(desk, suggested, "edit", passage="Other words.", kind="paragraph", section="leaders")
    do(desk, suggested, "accept")
    assert pairs() == []


def test_a_suggestion_is_kept_where_nobody_has_coded_and_nowhere_else(draft, themes):
    by_person = make.FindingFactory(visit=draft, themes=[themes[0]])
    make.ThemeFactory(slug="workforce")
    suggest_codings(draft.findings.prefetch_related("theme_rows"))
    kept = set(Suggestion.objects.values_list("finding", flat=True))
    assert (by_person.pk in kept, kept) == (False, {finding(draft, order).pk for order in (1, 2, 3)})


def test_a_review_is_not_touched_by_a_later_suggestion(desk, suggested, draft, themes):
    do(desk, suggested, "accept")
    before = suggested.suggestion.coding
    suggest_codings(draft.findings.prefetch_related("theme_rows"))
    assert Suggestion.objects.get(finding=suggested).coding == before


def test_coders_who_did_not_see_it_are_compared_apart(client, suggested, draft, kim, robin, themes):
    kim.is_superuser = True
    opened = open_double_coding(draft.pk, kim, [kim, robin])
    row = opened.findings.get(finding=suggested)
    say(client, kim, row, "strength", "neglect")
    say(client, robin, row, "mixed", "neglect")
    unseen = Codings().machine_unseen(TwiceCoded.objects.all()).comparison
    assert (unseen.compared, unseen.assessment.agreed, unseen.theme_sets.agreed) == (2, 1, 2)
    assert Codings().people(TwiceCoded.objects.all()).comparison.compared == 1


def test_the_list_shows_both_side_by_side(desk, suggested):
    do(desk, suggested, "assess", assessment="mixed")
    do(desk, suggested, "accept")
    for query in ("", "?assessment=mixed", "?theme=neglect", "?differs=assessment", f"?visit={suggested.visit_id}"):
        page = desk.get(f"/desk/disagreements/machine/{query}").content.decode()
        assert ("Strength: Neglect" in page, "Mixed: Neglect" in page) == (True, True), query
    for query in ("?assessment=context", "?theme=adoption", "?differs=themes", "?differs=main+theme"):
        assert len(desk.get(f"/desk/disagreements/machine/{query}").context["tables"]["refuted"].rows) == 0, query
