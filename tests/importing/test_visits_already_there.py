"""A report on a visit that the bundled sample or a person entered completes it, and overwrites nothing."""

from dataclasses import replace
from datetime import date

import pytest

from inspections.importing import Outcome
from inspections.models import Coverage, Finding, Visit
from inspections.reports import ParsedAuthority, ParsedInspector, ParsedJudgement, Period
from tests import factories
from tests.importing.made_reports import FINDINGS, make_report


@pytest.fixture
def sampled(northton):
    """The visit of the sample: published, items to improve coded, one paragraph selected, all in our words."""
    visit = factories.VisitFactory(authority=northton, coverage=Coverage.ITEMS)
    theme = factories.ThemeFactory()
    facts = {"visit": visit, "section": "help_and_protection", "themes": [theme]}
    factories.ItemToImproveFactory(order=1, page=2, summary="First visits.", **facts)
    factories.ItemToImproveFactory(order=2, page=2, summary="Plans of older children.", **facts)
    factories.FindingFactory(order=3, reference="paragraph 2", page=3, summary="Night workers.", **facts)
    return visit


def problems(result):
    rows = result.visit.documents.get().problems.order_by("pk")
    return [(row.code, row.message) for row in rows]


def test_it_completes_the_visit_instead_of_making_a_second_one(bring, sampled):
    result = bring()
    assert (result.outcome, result.visit, Visit.objects.count()) == (Outcome.UPDATED, sampled, 1)
    assert result.message == (
        "visit to Northton published 10 May 2024: 2 findings added, to be published at the review desk, "
        "3 given the inspectors’ text"
    )


def test_it_gives_findings_the_inspectors_text_and_keeps_summary_and_coding(bring, sampled):
    bring()
    fields = ("order", "reference", "section", "text", "summary", "assessment", "assessment_by", "theme_rows__rank")
    texts = {row.reference: row.text for row in FINDINGS}
    improve = ("needs_improvement", "reviewed", 1)
    assert list(sampled.findings.order_by("order").values_list(*fields)) == [
        (1, "summary 1", "overall", texts["summary 1"], "", "", "", None),
        (2, "improvement 1", "help_and_protection", texts["improvement 1"], "First visits.", *improve),
        (3, "improvement 2", "help_and_protection", texts["improvement 2"], "Plans of older children.", *improve),
        (4, "paragraph 1", "help_and_protection", texts["paragraph 1"], "", "", "", None),
        (5, "paragraph 2", "help_and_protection", texts["paragraph 2"], "Night workers.", "strength", "reviewed", 1),
    ]


def test_it_leaves_publication_and_coverage_alone_and_fills_empty_facts(bring, sampled):
    bring()
    sampled.refresh_from_db()
    assert (sampled.status, sampled.coverage, sampled.published_basis) == ("published", "items", "filed")
    assert sampled.title == "Inspection of Northton children’s services"
    assert list(sampled.inspector_rows.values_list("inspector__name", "title")) == [
        ("Robin Lead", "His Majesty’s Inspector")
    ]
    assert sampled.judgements.count() == 2


def test_it_adds_to_a_public_visit_as_drafts(bring, sampled):
    bring()
    drafts, public = sampled.findings.drafts(), Finding.objects.published()
    assert list(drafts.order_by("order").values_list("reference", flat=True)) == ["summary 1", "paragraph 1"]
    assert list(public.order_by("order").values_list("reference", flat=True)) == [
        "improvement 1",
        "improvement 2",
        "paragraph 2",
    ]


def test_it_adds_to_a_draft_visit_what_is_published_with_it(bring, sampled):
    Visit.objects.update(status="draft")
    result = bring()
    assert (result.visit.findings.drafts().count(), "to be published" in result.message) == (0, False)


def test_it_reports_every_difference_with_both_values(bring, sampled):
    factories.JudgementFactory(visit=sampled, area_id="overall", grade_id="inadequate")
    row = factories.VisitInspectorFactory(visit=sampled, inspector__name="Robin Lead", role="team", title="")
    sampled.title = "As a person typed it"
    sampled.save()
    sampled.findings.filter(reference="paragraph 2").update(page=9, section="leaders")
    result = bring(make_report(published_on=date(2024, 5, 13)))
    assert problems(result) == [
        ("differs_from_record", line)
        for line in (
            "Title: “As a person typed it” stands, the document says “Inspection of Northton children’s services”.",
            "Publication date: 10 May 2024 stands, the document says 13 May 2024.",
            "Robin Lead, role: team inspector stands, the document says lead inspector.",
            "Judgement of overall: inadequate stands, the document says good.",
            "Paragraph 2, section: “leaders” stands, the document says “help_and_protection”.",
            "Paragraph 2, page: “9” stands, the document says “3”.",
        )
    ]
    row.refresh_from_db()
    assert (row.role, row.title) == ("team", "His Majesty’s Inspector")


def test_it_sees_no_difference_in_the_form_of_quotation_marks(bring, sampled):
    factories.VisitInspectorFactory(visit=sampled, inspector__name="Robin Lead", title="His Majesty's Inspector")
    assert problems(bring()) == []


def test_it_lists_what_the_document_does_not_have(bring, sampled):
    factories.ItemToImproveFactory(visit=sampled, order=7)
    factories.VisitInspectorFactory(visit=sampled, inspector__name="Kim Other", title="")
    result = bring()
    assert problems(result) == [
        ("differs_from_record", "Kim Other, role: lead inspector stands, the document says nothing."),
        ("differs_from_record", "Improvement 7 stands, and is not in northton.pdf."),
    ]
    assert sampled.findings.get(reference="improvement 7").order == 6


def test_it_lists_items_that_came_uncoded_to_a_coded_visit(bring, sampled):
    third = replace(FINDINGS[2], reference="improvement 3", text="The help for young carers.")
    assert problems(bring(make_report(findings=(*FINDINGS, third)))) == [
        ("uncoded", "Improvement 3 is new and has no theme yet.")
    ]


def test_it_adds_a_paragraph_whole_beside_our_summaries_of_its_parts(bring, sampled):
    factories.FindingFactory(visit=sampled, order=8, reference="paragraph 1 (b)")
    factories.FindingFactory(visit=sampled, order=9, reference="paragraph 1 (a)")
    assert problems(bring()) == [
        ("beside_parts", "Added whole, uncoded, beside coded summaries of their parts: paragraph 1.")
    ]
    references = list(sampled.findings.order_by("order").values_list("reference", flat=True))
    assert references[3:] == ["paragraph 1", "paragraph 1 (a)", "paragraph 1 (b)", "paragraph 2"]


def test_it_leaves_a_paragraph_split_whose_parts_have_the_inspectors_text(bring, sampled):
    for part in "ab":
        factories.FindingFactory(visit=sampled, reference=f"paragraph 1 ({part})", text="Half of it.", summary="")
    bring()
    assert not sampled.findings.filter(reference="paragraph 1").exists()


def test_it_takes_second_hand_facts_for_the_report_s_own_once_nothing_differs(bring, sampled):
    sampled.facts_from, sampled.facts_note = "second-hand list", "A list of 2026."
    sampled.save()
    sampled.refresh_from_db()
    visit = bring().visit
    assert (visit.facts_from, visit.facts_note) == ("report", "")


def test_it_keeps_second_hand_facts_marked_while_the_report_says_otherwise(bring, sampled):
    sampled.facts_from = "second-hand list"
    sampled.save()
    visit = bring(make_report(published_on=date(2024, 5, 13))).visit
    assert visit.facts_from == "second-hand list"


@pytest.mark.parametrize(
    ("facts", "is_same"),
    [
        ({"periods": (Period(date(2024, 3, 22), date(2024, 4, 5)),)}, True),
        ({"periods": (), "published_on": date(2024, 5, 10)}, True),
        ({"visit_type": "short"}, True),
        ({"periods": (Period(date(2021, 3, 1), date(2021, 3, 5)),), "published_on": date(2021, 5, 1)}, False),
        ({"visit_type": "focused_visit"}, False),
        ({"periods": (), "published_on": None}, False),
        ({"authority": ParsedAuthority("Southborough", "902")}, False),
    ],
)
def test_it_knows_a_visit_by_authority_family_and_days(bring, sampled, facts, is_same):
    factories.AuthorityFactory(name="Southborough", dfe_code="902")
    assert (bring(make_report(**facts)).visit == sampled) is is_same


def test_it_prefers_the_visit_with_the_same_days_over_one_published_on_the_same_day(bring, northton):
    factories.VisitFactory(authority=northton, periods=[(date(2023, 3, 11), date(2023, 3, 22))])
    same_days = factories.VisitFactory(authority=northton, published_on=date(2024, 5, 12))
    assert bring().visit == same_days


def test_it_keeps_a_standing_grade_where_the_report_s_could_not_be_read(bring, sampled):
    factories.JudgementFactory(visit=sampled, area_id="overall", grade_id="good")
    result = bring(make_report(judgements=(ParsedJudgement("overall", None),)))
    assert (sampled.judgements.get().grade_id, problems(result)) == ("good", [])


def test_it_changes_no_inspectors_where_the_report_names_none(bring, sampled):
    factories.VisitInspectorFactory(visit=sampled, inspector__name="Robin Lead")
    assert problems(bring(make_report(inspectors=()))) == []
    assert sampled.inspector_rows.count() == 1


def test_it_adds_the_team_behind_the_lead(bring, sampled):
    factories.VisitInspectorFactory(visit=sampled, inspector__name="Robin Lead", title="", order=1)
    people = (ParsedInspector("Robin Lead", "lead", ""), ParsedInspector("Kim Team", "team", ""))
    bring(make_report(inspectors=people))
    assert list(sampled.inspector_rows.values_list("inspector__name", "order")) == [("Robin Lead", 1), ("Kim Team", 2)]
