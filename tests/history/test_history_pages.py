"""The page of a row's history: who changed what, when, and why, in words."""

import csv
import io

import pytest
from django.contrib.auth.models import User

from inspections.history.wording import GONE, NEW, SAME, Run, runs
from tests import factories as make
from tests.history.conftest import changes_on, history_of

pytestmark = pytest.mark.django_db
VISIT = "Visit: standard inspection, 10 May 2024"


def changed(row, reason=None, by=None, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row._change_reason, row._history_user = reason, by
    row.save()
    return row


def test_it_says_what_changed_by_whom_and_why(editor):
    finding = make.FindingFactory(assessment="strength")
    changed(finding, "Review desk: code", User.objects.get(username="editor"), assessment="mixed")
    change = changes_on(editor, finding)[0]
    told = (change.what, change.done, [str(it) for it in change.differences], change.who, change.reason)
    assert told == (
        f"Finding, {finding.reference}",
        "Changed",
        ["Assessment: Strength → Mixed"],
        "editor",
        "Review desk: code",
    )


def test_it_tells_the_time_in_words(editor):
    visit = make.VisitFactory()
    visit.history.update(history_date="2022-07-20T13:05:00Z")
    assert "20 July 2022 at 14:05" in editor.get(history_of(visit)).content.decode()


def test_it_marks_the_words_that_went_and_came():
    before = "Plans for children in care are clear, and leaders know their services well."
    after = "Plans for children in care are not clear, and leaders know their staff well."
    assert runs(before, after) == [
        Run(SAME, "Plans for children in care are "),
        Run(NEW, "not "),
        Run(SAME, "clear, and leaders know their "),
        Run(GONE, "services"),
        Run(NEW, "staff"),
        Run(SAME, " well."),
    ]


def test_it_tells_short_texts_whole():
    assert runs("Strength", "Mixed") == [Run(GONE, "Strength"), Run(NEW, "Mixed")]


def test_the_marks_are_said_to_those_who_do_not_see_them(editor):
    finding = changed(make.FindingFactory(heading="One"), heading="Two")
    html = editor.get(history_of(finding)).content.decode()
    assert '<del><span class="govuk-visually-hidden"> [taken away:] </span>One<' in html
    assert '<ins><span class="govuk-visually-hidden"> [added:] </span>Two<' in html


def test_the_history_of_a_visit_tells_of_its_parts(editor):
    visit = make.VisitFactory(periods=[])
    inspector = make.VisitInspectorFactory(visit=visit, inspector__name="Robin Reed")
    make.JudgementFactory(visit=visit, area=make.JudgementAreaFactory(slug="leaders", name="Leaders"))
    finding = make.FindingFactory(visit=visit, reference="paragraph 7", themes=[])
    make.FindingThemeFactory(finding=finding, theme__name="Neglect")
    inspector.delete()
    finding.delete()
    told = [(change.what, change.done) for change in changes_on(editor, visit)]
    assert told == [
        ("Finding, paragraph 7", "Deleted"),
        ("Theme of paragraph 7 (gone): Neglect", "Deleted"),
        ("Inspector Robin Reed", "Deleted"),
        ("Theme of paragraph 7 (gone): Neglect", "Added"),
        ("Finding, paragraph 7", "Added"),
        ("Judgement of Leaders", "Added"),
        ("Inspector Robin Reed", "Added"),
        (VISIT, "Added"),
    ]


def test_it_tells_the_topics_of_a_visit(editor):
    visit = make.VisitFactory()
    visit.topics.add(make.TopicFactory(slug="front-door", name="Front door"))
    assert [str(it) for it in changes_on(editor, visit)[0].differences] == ["Topics: (empty) → Front door"]


def test_an_authority_tells_of_visits_that_came_and_went(editor):
    visit = make.VisitFactory()
    visit.delete()
    told = [(change.what, change.done) for change in changes_on(editor, visit.authority)]
    assert told == [(VISIT, "Deleted"), (VISIT, "Added"), ("Authority", "Added")]


def test_a_row_that_was_deleted_still_has_its_page(editor):
    visit = make.VisitFactory()
    address = history_of(visit)
    visit.delete()
    assert "This was deleted." in editor.get(address).content.decode()


def test_it_turns_pages_and_needs_as_many_queries_for_many_as_for_few(editor, django_assert_max_num_queries):
    visit = make.VisitFactory()
    for number in range(30):
        make.FindingFactory(visit=visit, reference=f"paragraph {number}", themes=[make.ThemeFactory()])
    with django_assert_max_num_queries(40):
        page = editor.get(f"{history_of(visit)}?page=2")
    assert page.context["tables"]["history"].page.paginator.num_pages == 3


def test_it_is_taken_away_as_csv(editor):
    finding = changed(make.FindingFactory(heading="One", reference="paragraph 7"), "=Typing error", heading="Two")
    data = b"".join(editor.get(f"{history_of(finding)}?format=csv").streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(data)))
    del rows[0]["When"], rows[0]["Go back"]
    assert rows[0] == {
        "What": "Finding, paragraph 7",
        "Done": "Changed",
        "Changes": "Heading as printed: One → Two",
        "By": "The dashboard",
        "Why": "'=Typing error",
    }


@pytest.mark.parametrize(
    "address", ["/desk/history/users/1/", "/desk/history/visits/999999/", "/desk/history/visits/1/999999/"]
)
def test_what_was_never_there_is_not_found(editor, address):
    assert editor.get(address).status_code == 404


@pytest.mark.parametrize("role", ["reader", "coder"])
def test_the_histories_are_for_editors(signed_in, role):
    assert signed_in(role).get(history_of(make.VisitFactory())).status_code == 403
