"""Reading a visit's report again: a newer reader, or a corrected file. What a person edited stays."""

from dataclasses import replace
from datetime import date

import pytest

from inspections.desk.passages import drop
from inspections.desk.snapshots import state_of
from inspections.desk.steps import step
from inspections.importing import Outcome
from inspections.models import Document, Finding, Verb
from inspections.reports import ParsedInspector, ParsedJudgement, Problem
from tests import factories
from tests.importing.made_reports import FINDINGS, make_report

SUMMARY, ITEM_1, ITEM_2, PARAGRAPH_1, PARAGRAPH_2 = FINDINGS
BETTER = replace(PARAGRAPH_1, text="Families know well whom to ask when they need help.")


def texts(visit):
    return dict(visit.findings.order_by("order").values_list("reference", "text"))


def problems(visit):
    return [(row.code, row.message) for row in visit.documents.first().problems.order_by("pk")]


@pytest.fixture
def again(bring, newer_reader):
    """Read the same file again with a newer reader."""
    return lambda **changes: bring(make_report(**changes), reread=True)


@pytest.fixture
def draft(bring, request):
    """The visit as the first import made it."""
    return bring().visit


def test_it_says_that_a_newer_reader_could_read_the_file_again(draft, bring, newer_reader):
    result = bring()
    assert result.outcome == Outcome.KNOWN
    assert result.message.endswith(
        "read by an earlier version of the reader (import it with --reread to read it again)"
    )


def test_it_reads_nothing_again_with_the_same_reader(draft, bring):
    assert bring(make_report(findings=()), reread=True).outcome == Outcome.KNOWN


def test_it_takes_what_a_newer_reader_reads_better(draft, again):
    result = again(
        findings=(SUMMARY, ITEM_1, ITEM_2, BETTER, PARAGRAPH_2),
        judgements=(ParsedJudgement("overall", "inadequate"), ParsedJudgement("leaders", "outstanding")),
        inspectors=(ParsedInspector("Robin Leader", "lead", "His Majesty’s Inspector"),),
        pages=("Other page.",),
    )
    document = Document.objects.get()
    assert (result.outcome, result.message) == (
        Outcome.UPDATED,
        "visit to Northton published 10 May 2024: 1 read anew",
    )
    assert texts(draft)["paragraph 1"] == BETTER.text
    assert dict(draft.judgements.values_list("area", "grade")) == {"overall": "inadequate", "leaders": "outstanding"}
    assert [str(row.inspector) for row in draft.inspector_rows.all()] == ["Robin Leader"]
    assert (document.parser_version, document.pages.get().text) == ("newer", "Other page.")
    assert problems(draft) == []


def test_it_keeps_what_a_person_edited_and_says_so(draft, again):
    draft.judgements.filter(area="overall").update(grade="inadequate")
    draft.title = "A person's title"
    draft.save()
    draft.findings.filter(reference="paragraph 1").update(text="As a person corrected it.")
    again(findings=(SUMMARY, ITEM_1, ITEM_2, BETTER, PARAGRAPH_2))
    draft.refresh_from_db()
    assert (draft.title, draft.judgements.get(area="overall").grade_id) == ("A person's title", "inadequate")
    assert texts(draft)["paragraph 1"] == "As a person corrected it."
    assert problems(draft) == [
        (
            "kept_persons_edit",
            "Title: “A person's title” stands, the document says “Inspection of Northton children’s services”.",
        ),
        ("kept_persons_edit", "Judgement of overall: inadequate stands, the document says good."),
        (
            "kept_persons_edit",
            f"Paragraph 1, text: “As a person corrected it.” stands, the document says “{BETTER.text}”.",
        ),
    ]


def test_it_leaves_removed_what_a_person_removed(draft, again):
    draft.inspector_rows.get().delete()
    again()
    assert not draft.inspector_rows.exists()


def test_it_adds_and_removes_what_nobody_touched(draft, again):
    third = replace(PARAGRAPH_2, reference="paragraph 3", text="A wholly different matter about schools.")
    result = again(findings=(SUMMARY, ITEM_1, PARAGRAPH_1, PARAGRAPH_2, third))
    assert list(texts(draft)) == ["summary 1", "improvement 1", "paragraph 1", "paragraph 2", "paragraph 3"]
    assert result.message == "visit to Northton published 10 May 2024: 1 finding added, 1 removed"


@pytest.mark.parametrize("touch", ["coded", "assessed", "edited", "published"])
def test_it_never_removes_a_finding_that_a_person_dealt_with(draft, again, touch):
    finding = draft.findings.get(reference="improvement 2")
    if touch == "coded":
        factories.FindingThemeFactory(finding=finding)
    elif touch == "published":
        draft.status = "published"
        draft.save()
    else:
        changes = {"assessed": {"assessment_by": "reviewed"}, "edited": {"page": 7}}[touch]
        Finding.objects.filter(pk=finding.pk).update(**changes)
    again(findings=(SUMMARY, ITEM_1, PARAGRAPH_1, PARAGRAPH_2))
    assert list(texts(draft)) == ["summary 1", "improvement 1", "paragraph 1", "paragraph 2", "improvement 2"]
    assert problems(draft) == [("kept_persons_edit", "Improvement 2 stands, and is not in northton.pdf.")]


def test_it_keeps_the_coding_with_its_passage_when_references_move(draft, again):
    coded = draft.findings.get(reference="improvement 2")
    factories.FindingThemeFactory(finding=coded)
    moved = (replace(ITEM_1, reference="improvement 2"), replace(ITEM_2, reference="improvement 1"))
    again(findings=(SUMMARY, *reversed(moved), PARAGRAPH_1, PARAGRAPH_2))
    coded.refresh_from_db()
    assert (coded.reference, coded.text, coded.order) == ("improvement 1", ITEM_2.text, 2)
    assert texts(draft)["improvement 2"] == ITEM_1.text
    assert problems(draft) == []


def test_it_makes_room_for_a_new_passage_under_the_reference_of_a_coded_one(draft, again):
    coded = draft.findings.get(reference="improvement 1")
    factories.FindingThemeFactory(finding=coded)
    other = replace(ITEM_1, text="Something entirely unlike the earlier wording: foster homes nearby.")
    again(findings=(SUMMARY, other, ITEM_2, PARAGRAPH_1, PARAGRAPH_2))
    coded.refresh_from_db()
    assert (coded.reference, coded.text) == ("improvement 1 (earlier reading)", ITEM_1.text)
    assert texts(draft)["improvement 1"] == other.text


def test_it_erases_nothing_when_a_reader_reads_nothing(draft, again):
    again(findings=(), judgements=(), inspectors=(), title="", published_on=None)
    draft.refresh_from_db()
    assert (draft.findings.count(), draft.judgements.count(), draft.inspector_rows.count()) == (5, 2, 1)
    assert (draft.title, draft.published_on) == ("Inspection of Northton children’s services", date(2024, 5, 10))


def test_it_keeps_problems_settled_that_a_person_settled(bring, newer_reader):
    report = make_report(problems=(Problem("odd", "Something is odd."), Problem("old", "Was odd.")))
    document = bring(report).visit.documents.get()
    Document.objects.update(parser_version="older")
    document.problems.update(is_settled=True)
    bring(replace(report, problems=(report.problems[0], Problem("new", "Is odd now."))), reread=True)
    assert list(document.problems.order_by("pk").values_list("code", "is_settled")) == [("odd", True), ("new", False)]


def test_it_takes_a_corrected_file_into_the_same_visit(draft, bring):
    draft.findings.filter(reference="paragraph 2").update(text="A person's text.")
    corrected = make_report(findings=(SUMMARY, ITEM_1, ITEM_2, BETTER, PARAGRAPH_2))
    result = bring(corrected, data=b"the corrected file", name="corrected.pdf")
    assert (result.outcome, result.visit, draft.documents.count()) == (Outcome.UPDATED, draft, 2)
    assert texts(draft)["paragraph 1"] == BETTER.text
    assert texts(draft)["paragraph 2"] == "A person's text."
    assert set(draft.findings.values_list("document__file_name", flat=True)) == {"corrected.pdf"}
    assert [code for code, _ in problems(draft)] == ["kept_persons_edit"]


def test_it_does_not_call_a_closer_section_an_edit(draft, again):
    draft.findings.filter(reference="improvement 1").update(section="leaders")
    again()
    assert (draft.findings.get(reference="improvement 1").section, problems(draft)) == ("leaders", [])


def test_it_still_lists_what_came_uncoded_to_a_coded_visit(northton, bring, newer_reader):
    visit = factories.VisitFactory(authority=northton, coverage="items")
    Document.objects.filter(pk=bring().visit.documents.get().pk).update(parser_version="older")
    before = problems(visit)
    bring(reread=True)
    assert problems(visit) == before
    assert [code for code, _ in before] == ["uncoded", "uncoded"]


def test_it_does_not_bring_back_what_a_person_dropped(draft, again, admin_user):
    with step(draft.pk, admin_user, Verb.DROP) as this:
        drop(this, this.take(*seen(draft.findings.get(reference="paragraph 2"))))
    again()
    assert list(texts(draft)) == ["summary 1", "improvement 1", "improvement 2", "paragraph 1"]


def seen(finding):
    return finding.pk, state_of(finding)
