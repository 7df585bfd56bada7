"""A report on a visit that nobody entered becomes a draft."""

from dataclasses import replace
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.importing import Outcome
from inspections.models import Document, Finding, Inspector, Topic, Visit
from inspections.reports import ParsedFinding, ParsedInspector, ParsedJudgement, Period, Problem
from tests import factories
from tests.importing.made_reports import FINDINGS, HELP, make_report, stored_bytes


def test_it_drafts_a_visit_with_its_facts(bring, northton):
    visit = bring().visit
    assert Visit.objects.get() == visit
    assert (visit.authority, visit.framework_id, visit.visit_type, visit.status, visit.coverage) == (
        northton,
        "ilacs",
        "standard",
        "draft",
        "nothing",
    )
    assert (visit.published_on, visit.published_basis, visit.type_basis, visit.facts_from) == (
        date(2024, 5, 10),
        "printed",
        "days on site",
        "report",
    )
    assert list(visit.periods.values_list("start", "end")) == [(date(2024, 3, 11), date(2024, 3, 22))]
    assert list(visit.judgements.values_list("area", "grade")) == [("overall", "good"), ("leaders", "outstanding")]


def test_it_stores_findings_in_order_with_items_suggested_as_needing_improvement(bring):
    visit = bring().visit
    fields = ("order", "reference", "kind", "section", "heading", "page", "assessment", "assessment_by")
    item = ("what_needs_to_improve", "What needs to improve", 2, "needs_improvement", "suggested")
    assert list(visit.findings.order_by("order").values_list(*fields)) == [
        (1, "summary 1", "summary", "overall", "", 1, "", ""),
        (2, "improvement 1", "improvement", *item),
        (3, "improvement 2", "improvement", *item),
        (4, "paragraph 1", "paragraph", "help_and_protection", HELP, 2, "", ""),
        (5, "paragraph 2", "paragraph", "help_and_protection", HELP, 3, "", ""),
    ]
    assert [finding.text for finding in visit.findings.order_by("order")] == [row.text for row in FINDINGS]


def test_it_keeps_the_file_its_reading_and_its_pages(bring):
    report = make_report(problems=(Problem("odd", "Something is odd.", 2),))
    document = bring(report).visit.documents.get()
    assert (document.file_name, document.size, document.layout, document.parser_version) == (
        "northton.pdf",
        14,
        "ilacs",
        "1",
    )
    assert document.reading == replace(report, file="northton.pdf", sha256=document.sha256).to_json()
    assert list(document.pages.values_list("number", "text")) == [
        (1, "First page."),
        (2, "Second page."),
        (3, "Third page."),
    ]
    assert list(document.problems.values_list("code", "message", "page")) == [("odd", "Something is odd.", 2)]
    assert stored_bytes(document) == b"the first file"


def test_it_says_what_it_made(bring):
    result = bring(make_report(problems=(Problem("odd", "Something is odd."),)))
    assert (result.outcome, result.message) == (Outcome.IMPORTED, "draft visit to Northton, 5 findings, 1 problem")


def test_it_changes_nothing_when_the_file_comes_again(bring):
    first = bring()
    history = Finding.history.count(), Visit.history.count()
    again = bring()
    assert (again.outcome, again.visit, again.message) == (
        Outcome.KNOWN,
        first.visit,
        "already known: visit to Northton published 10 May 2024",
    )
    assert (Visit.objects.count(), Document.objects.count(), Finding.objects.count()) == (1, 1, 5)
    assert (Finding.history.count(), Visit.history.count()) == history


def test_it_keeps_the_history_of_what_it_wrote(bring):
    visit = bring().visit
    assert visit.history.first().history_change_reason == "Imported from northton.pdf"
    assert {row.history_change_reason for row in Finding.history.all()} == {"Imported from northton.pdf"}


def test_it_finds_inspectors_by_name_and_alias_and_creates_the_others(bring):
    known = factories.InspectorFactory(name="Robin Lead-Smith", aliases=["Robin Lead"])
    factories.InspectorFactory(name="Jo O’Hara")
    people = (
        ParsedInspector("Robin Lead", "lead", "His Majesty’s Inspector"),
        ParsedInspector("Jo O'Hara", "team", ""),
        ParsedInspector("Kim New", "team", "Ofsted Inspector"),
        ParsedInspector("Kim New", "lead", ""),
        ParsedInspector("—", "team", ""),
    )
    visit = bring(make_report(inspectors=people)).visit
    assert list(visit.inspector_rows.values_list("inspector__name", "role", "title")) == [
        (known.name, "lead", "His Majesty’s Inspector"),
        ("Jo O’Hara", "team", ""),
        ("Kim New", "team", "Ofsted Inspector"),
    ]
    assert Inspector.objects.count() == 3


def test_it_names_the_topics_of_a_letter(bring):
    factories.TopicFactory(slug="front-door", name="Front door")
    letter = make_report(layout="letter", visit_type="focused_visit", topics=("front door", "Night work"))
    assert list(bring(letter).visit.topics.values_list("name", flat=True)) == ["Front door", "Night work"]
    assert Topic.objects.count() == 2


def test_it_says_that_a_date_is_the_file_name_s(bring):
    problem = Problem("published_on_from_file_name", "Taken from the file name.")
    assert bring(make_report(problems=(problem,))).visit.published_basis == "file name"


def test_it_gives_a_reason_for_a_grade_that_was_not_read(bring):
    visit = bring(make_report(judgements=(ParsedJudgement("overall", None),))).visit
    assert list(visit.judgements.values_list("area", "grade", "no_grade_reason")) == [
        ("overall", None, "not read from the report")
    ]


def test_it_leaves_out_judgements_that_the_reference_data_does_not_know(bring):
    visit = bring(
        make_report(judgements=(ParsedJudgement("weather", "good"), ParsedJudgement("overall", "good")))
    ).visit
    assert list(visit.judgements.values_list("area", flat=True)) == ["overall"]
    assert visit.documents.get().problems.get().code == "unknown_judgement"


def test_it_leaves_out_days_that_end_before_they_start(bring):
    reversed_days = Period(date(2024, 3, 22), date(2024, 3, 11))
    assert bring(make_report(periods=(reversed_days,))).visit.periods.count() == 0


def test_it_tells_findings_apart_that_have_one_reference(bring):
    twice = (FINDINGS[3], replace(FINDINGS[3], text="The count starts again here."))
    visit = bring(make_report(findings=twice)).visit
    assert list(visit.findings.order_by("order").values_list("reference", flat=True)) == [
        "paragraph 1",
        "paragraph 1 (2)",
    ]


def test_it_leaves_out_characters_that_the_database_cannot_hold(bring):
    finding = ParsedFinding("paragraph 1", "paragraph", "Sec\0tion", 1, "Broken \ud800here\0.")
    document = bring(make_report(findings=(finding,), pages=("Pa\0ge",)), name="a\udcff.pdf").visit.documents.get()
    assert document.file_name == "a.pdf"
    assert document.findings.get().text == "Broken here."
    assert document.pages.get().text == "Page"


def test_it_asks_the_database_no_more_for_a_long_report(bring, monkeypatch):
    monkeypatch.undo()  # with suggested codings, as in earnest
    long = tuple(replace(FINDINGS[3], reference=f"paragraph {n}", text=f"Sentence {n}.") for n in range(1, 200))
    with CaptureQueriesContext(connection) as short_queries:
        bring()
    with CaptureQueriesContext(connection) as long_queries:
        bring(make_report(findings=long, periods=(), published_on=None), data=b"long")
    assert len(long_queries) <= len(short_queries) <= 75
