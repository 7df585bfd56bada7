from dataclasses import replace
from datetime import date

from inspections.reports import ParsedAuthority, ParsedInspector, ParsedJudgement, Period, read_report
from tests.documents.made_up import CARE, FILLER, HELP, LEADERS, ilacs

NAME = "barnet-2024-08-01.pdf"


def read(name=NAME, **changes):
    return read_report(ilacs(**changes), name)


def codes(report):
    return [problem.code for problem in report.problems]


def test_it_reads_the_facts_of_the_title_page():
    report = read()
    assert replace(report, findings=(), pages=(), problems=(), sha256="") == replace(
        report,
        file=NAME,
        sha256="",
        layout="ilacs",
        authority=ParsedAuthority("Barnet", "302"),
        framework="ILACS",
        visit_type="standard",
        title="Inspection of Barnet local authority children's services",
        topics=(),
        periods=(Period(date(2024, 6, 3), date(2024, 6, 14)),),
        published_on=date(2024, 8, 1),
        addressee=None,
        inspectors=(ParsedInspector("Robin Marsh", "lead", "His Majesty's Inspector"),),
        judgements=(
            ParsedJudgement("leaders", "outstanding"),
            ParsedJudgement("help_and_protection", "good"),
            ParsedJudgement("in_care", "requires_improvement"),
            ParsedJudgement("care_leavers", "inadequate"),
            ParsedJudgement("overall", "good"),
        ),
        findings=(),
        pages=(),
        problems=(),
    )


def test_it_reads_every_paragraph_whole_over_footers_and_page_breaks():
    paragraphs = [finding for finding in read().findings if finding.kind == "paragraph"]
    assert [finding.reference for finding in paragraphs] == [f"paragraph {number}" for number in range(1, 13)]
    for number, finding in enumerate(paragraphs, 1):
        body = " ".join((FILLER * (1 + number % 3)).split())
        assert finding.text == f"Point {number} of the report. {body} Young people leave home at 18. They call often."
    assert [finding.section for finding in paragraphs] == [HELP] * 6 + [LEADERS] * 6
    assert {finding.page for finding in paragraphs} == {1, 2, 3}


def test_it_joins_sub_bullets_to_their_item():
    items = [finding.text for finding in read().findings if finding.kind == "improvement"]
    assert items == [
        "The speed of first visits.",
        "Plans for older children, including: where they will live; who will help them move in.",
        "Night cover.",
    ]


def test_it_keeps_the_unnumbered_beginning_as_summary():
    summaries = [finding for finding in read().findings if finding.kind == "summary"]
    assert [(finding.reference, finding.section) for finding in summaries] == [("summary 1", ""), ("summary 2", "")]


def test_it_reads_numbers_that_touch_their_text():
    report = read(spaces=("", " "))
    assert len([finding for finding in report.findings if finding.kind == "paragraph"]) == 12


def test_it_reports_a_number_left_out_and_one_repeated():
    assert "paragraph_number_missing" in codes(read(numbers=[1, 2, 3, 5, 6, 7]))
    report = read(numbers=[1, 2, 3, 4, 3, 4])
    assert "paragraph_number_repeated" in codes(report)
    assert len([finding for finding in report.findings if finding.kind == "paragraph"]) == 6


def test_it_infers_a_short_inspection_from_the_days_on_site():
    assert read(dates="3 to 7 June 2024").visit_type == "short"


def test_it_reads_two_windows_on_site():
    report = read(dates="3 to 7 June 2024 and 17 to 19 June 2024")
    assert report.periods == (Period(date(2024, 6, 3), date(2024, 6, 7)), Period(date(2024, 6, 17), date(2024, 6, 19)))
    assert report.visit_type == "standard"


def test_it_notes_a_footer_with_other_dates():
    report = read(footer="3 to 14 June 2023 {page}")
    assert "running_header_dates_differ" in codes(report)
    assert report.periods[0].start == date(2024, 6, 3)


def test_it_notes_a_heading_that_contradicts_the_table():
    report = read(heading_grade="inadequate")
    assert "grade_conflict" in codes(report)
    assert ParsedJudgement("help_and_protection", "good") in report.judgements


def test_it_notes_a_period_that_ends_before_it_starts():
    assert "period_reversed" in codes(read(dates="14 to 3 June 2024"))


def test_it_notes_where_the_publication_date_comes_from():
    assert codes(read()) == ["published_on_from_file_name"]
    undated = read("barnet.pdf")
    assert (undated.published_on, codes(undated)) == (None, ["published_on_missing"])


def test_it_keeps_two_lead_inspectors_and_says_so():
    lead = "Lead inspectors: Robin Marsh, His Majesty's Inspector, and Kim Shore, His Majesty's Inspector"
    report = read(lead=lead)
    assert [one.name for one in report.inspectors] == ["Robin Marsh", "Kim Shore"]
    assert "two_lead_inspectors" in codes(report)


def test_it_does_not_guess_an_authority():
    report = read(place="Atlantis")
    assert report.authority is None
    assert "authority_unknown" in codes(report)


def test_it_matches_grades_by_label():
    assert CARE not in (finding.section for finding in read().findings)
