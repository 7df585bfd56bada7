from datetime import date

import pytest

from inspections.reports import ParsedInspector, ParsedJudgement, Period, read_report
from tests.documents.made_up import HELP, area_send, joint_inspection, local_area_letter, single_inspection


def listed(report):
    return [(finding.reference, finding.kind, finding.section) for finding in report.findings]


def test_it_reads_the_facts_of_a_single_inspection():
    report = read_report(single_inspection(), "sif.pdf")
    assert (report.layout, report.framework, report.visit_type) == ("sif", "SIF", "single_inspection")
    assert report.periods == (Period(date(2016, 3, 7), date(2016, 3, 31)),)
    assert report.published_on == date(2016, 5, 17)
    assert {(one.area, one.grade) for one in report.judgements} == {
        ("overall", "requires_improvement"),
        ("help_and_protection", "requires_improvement"),
        ("looked_after_and_permanence", "good"),
        ("adoption", "outstanding"),
        ("care_leavers", "good"),
        ("leadership_management_governance", "requires_improvement"),
        ("lscb", "good"),
    }
    assert report.inspectors == (
        ParsedInspector("Robin Marsh", "lead", ""),
        ParsedInspector("Kim Shore", "team", "Deputy lead inspector"),
        ParsedInspector("Ash Grove", "team", "HMI"),
        ParsedInspector("Lee O'Day", "team", "HMI"),
        ParsedInspector("Sam Hill", "team", "OI"),
    )
    assert report.problems == ()


def test_it_tells_the_boards_part_of_a_single_inspection_apart():
    board = "Inspection findings – the Local Safeguarding Children Board"
    assert listed(read_report(single_inspection(), "sif.pdf")) == [
        ("summary 1", "summary", "Executive summary"),
        ("recommendation 1", "recommendation", "Recommendations"),
        ("recommendation 2", "recommendation", "Recommendations"),
        ("summary 2", "summary", HELP),
        ("paragraph 3", "paragraph", HELP),
        ("paragraph 4", "paragraph", HELP),
        ("LSCB recommendation 5", "recommendation", "Recommendations"),
        ("LSCB paragraph 6", "paragraph", board),
    ]


def test_it_reads_a_joint_inspection():
    report = read_report(joint_inspection(), "jtai.pdf")
    assert (report.layout, report.framework, report.visit_type) == ("jtai", "JTAI", "jtai")
    assert report.topics == ("children on the streets at night",)
    assert report.periods == (Period(date(2023, 3, 6), date(2023, 3, 10)),)
    assert report.addressee == (
        "Dana Reed, Director of Children's Services, Barnet Council; Lou Pace, Chief Constable, Town Police"
    )
    assert listed(report) == [
        ("headline 1", "headline", "Headline findings"),
        ("priority action 1", "priority_action", "Areas for priority action"),
        ("improvement 1", "improvement", "What needs to improve?"),
        ("improvement 2", "improvement", "What needs to improve?"),
        ("paragraph 1", "paragraph", "Strengths"),
        ("paragraph 2", "paragraph", "Main findings"),
    ]


@pytest.mark.parametrize(
    "heading", ["What does the partnership need to improve?", "What partners need to improve", "Areas for development"]
)
def test_it_reads_what_a_partnership_needs_to_improve_under_any_heading(heading):
    findings = read_report(joint_inspection(improve=heading), "jtai.pdf").findings
    assert [finding.text for finding in findings if finding.kind == "improvement"] == [
        "Shared records.",
        "Work with shops.",
    ]


def test_it_reads_an_area_send_inspection():
    report = read_report(area_send(), "barnet-2024-05-02.pdf")
    assert (report.layout, report.framework, report.visit_type) == ("send", "Area SEND", "area_send")
    assert report.judgements == (ParsedJudgement("outcome", "inconsistent"),)
    assert report.periods == (Period(date(2024, 3, 4), date(2024, 3, 8)),)
    assert [(one.name, one.role, one.title) for one in report.inspectors] == [
        ("Robin Marsh", "lead", "Ofsted HMI lead inspector"),
        ("Ash Grove", "lead", "CQC lead inspector"),
        ("Kim Shore", "team", "Ofsted Inspector"),
        ("Lee O'Day", "team", "CQC inspector"),
    ]


def test_it_reads_the_rows_of_an_improvement_table():
    report = read_report(area_send(), "barnet-2024-05-02.pdf")
    assert [finding.text for finding in report.findings if finding.kind == "improvement"] == [
        "Leaders should shorten the wait for a first talk.",
        "Leaders should write plans with families. This includes: plans for the move to work; plans for health.",
    ]


def test_it_reads_the_facts_of_a_letter_on_a_local_area():
    report = read_report(local_area_letter(), "letter.pdf")
    assert (report.layout, report.framework, report.visit_type) == ("send", "Area SEND", "area_send")
    assert (report.authority.name, report.published_on) == ("Barnet", date(2017, 8, 15))
    assert report.periods == (Period(date(2017, 7, 3), date(2017, 7, 7)),)
    assert report.addressee == "Ms Dana Reed, Director of Children's Services, Barnet Council"
    assert report.inspectors == (
        ParsedInspector("Nick White", "lead", "HMI Lead Inspector"),
        ParsedInspector("Lucy Hart", "team", "CQC Inspector"),
    )
    assert (report.judgements, report.problems) == ((), ())


def test_it_tells_what_a_local_area_must_answer_from_what_it_should_develop():
    assert listed(read_report(local_area_letter(), "letter.pdf")) == [
        ("headline 1", "headline", ""),
        ("paragraph 1", "paragraph", "Main findings"),
        ("paragraph 2", "paragraph", "Strengths"),
        ("improvement 1", "improvement", "Areas for development"),
        ("improvement 2", "improvement", "Areas for development"),
        *(
            (
                f"priority action {number}",
                "priority_action",
                "The inspection raises significant concerns about the effectiveness of the local area",
            )
            for number in (1, 2)
        ),
    ]
