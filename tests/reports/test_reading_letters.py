from datetime import date

from inspections.reports import ParsedAuthority, ParsedInspector, Period, read_report
from tests.documents.made_up import FILLER, focused_visit

MONITORING = f"""14 March 2023

Dana Reed
Director of Children's Services
Barnet Council

Dear Dana

Monitoring visit of Barnet local authority children's services

We visited Barnet children's services on 7 and 8 February 2023, our second monitoring visit since the council was
judged inadequate on 3 May 2021. His Majesty's Inspectors for this visit were Kim Shore and Robin Marsh

Areas covered by the visit

Inspectors reviewed the progress made in the front door.

Findings

Calls are answered by people who know what to ask, and who know when to ask for help. {FILLER}

Records say what was decided, and why. They are read by the next worker, who



looks for what has changed and asks the family. {FILLER}

I am copying this letter to the department.

Yours sincerely

Robin Marsh
His Majesty's Inspector
"""


def test_it_reads_the_facts_of_a_printed_letter():
    report = read_report(focused_visit(), "letter.pdf")
    assert (report.layout, report.framework, report.visit_type) == ("letter", "ILACS", "focused_visit")
    assert report.authority == ParsedAuthority("Barnet", "302")
    assert report.periods == (Period(date(2023, 1, 31), date(2023, 2, 1)),)
    assert (report.published_on, report.topics) == (date(2023, 3, 14), ("care leavers",))
    assert report.addressee == "Dana Reed, Director of Children's Services, Barnet Council"
    assert report.inspectors == (
        ParsedInspector("Kim Shore", "team", "His Majesty's Inspector"),
        ParsedInspector("Robin Marsh", "lead", "His Majesty's Inspector"),
    )
    assert [problem.code for problem in report.problems] == ["lead_from_signature"]


def test_it_reads_the_findings_of_a_letter_over_page_breaks():
    findings = read_report(focused_visit(), "letter.pdf").findings
    assert [finding.reference for finding in findings] == [
        "headline 1",
        "improvement 1",
        "improvement 2",
        *(f"paragraph {number}" for number in range(1, 9)),
    ]
    assert {finding.page for finding in findings} == {1, 2}
    body = " ".join((FILLER * 3).split())
    assert findings[-1].text == f"Records matter to young people. {body}"


def test_it_notes_a_file_name_with_another_date():
    report = read_report(focused_visit(), "letter-2023-03-15.pdf")
    assert report.published_on == date(2023, 3, 14)
    assert "published_on_conflict" in [problem.code for problem in report.problems]


def test_it_reads_a_monitoring_visit_from_plain_text():
    report = read_report(MONITORING.encode(), "letter.txt")
    assert (report.visit_type, report.topics) == ("monitoring_visit", ("front door",))
    assert report.periods == (Period(date(2023, 2, 7), date(2023, 2, 8)),)
    assert [(one.name, one.role, one.title) for one in report.inspectors] == [
        ("Kim Shore", "team", "His Majesty's Inspector"),
        ("Robin Marsh", "lead", "His Majesty's Inspector"),
    ]


def test_it_joins_a_paragraph_over_blank_lines_between_pages():
    findings = read_report(MONITORING.encode(), "letter.txt").findings
    body = " ".join(FILLER.split())
    assert [finding.text for finding in findings] == [
        f"Calls are answered by people who know what to ask, and who know when to ask for help. {body}",
        "Records say what was decided, and why. They are read by the next worker, who looks for what has changed "
        f"and asks the family. {body}",
    ]


def test_it_knows_no_layout_for_a_press_release():
    release = "Our council is proud of its inspection. " * 20
    report = read_report(release.encode(), "release.txt")
    assert (report.layout, report.findings, report.title) == ("unknown", (), "")
    assert [problem.code for problem in report.problems] == ["layout_unknown"]
    assert report.pages == (release.strip(),)


def test_it_gives_a_title_of_one_inspector_to_that_one_alone():
    letter = MONITORING.replace("were Kim Shore and Robin Marsh", "were Kim Shore and Robin Marsh, with Jo Lee, OI")
    assert [(one.name, one.title) for one in read_report(letter.encode(), "letter.txt").inspectors] == [
        ("Kim Shore", "His Majesty's Inspector"),
        ("Robin Marsh", "His Majesty's Inspector"),
        ("Jo Lee", "OI"),
    ]


def test_it_reads_the_title_of_whoever_signed_without_being_named_before():
    letter = MONITORING.replace("Kim Shore and Robin Marsh", "Kim Shore and Jo Lee")
    first = read_report(letter.encode(), "letter.txt").inspectors[0]
    assert first == ParsedInspector("Robin Marsh", "lead", "His Majesty's Inspector")


def test_it_takes_no_director_who_signed_for_an_inspector():
    letter = MONITORING.replace("Robin Marsh\nHis Majesty's Inspector", "Lee Pace\nNational Director, Social Care")
    report = read_report(letter.encode(), "letter.txt")
    assert [(one.name, one.role) for one in report.inspectors] == [("Kim Shore", "team"), ("Robin Marsh", "team")]
    assert [problem.code for problem in report.problems] == ["lead_inspector_missing"]


def test_it_reads_every_area_that_a_monitoring_visit_lists():
    listed = "in:\n\n\u25a0 The front door.\n\n\u25a0 Care leavers."
    letter = MONITORING.replace("in the front door.", listed)
    assert read_report(letter.encode(), "letter.txt").topics == ("front door", "care leavers")


def test_it_notes_a_subject_that_differs_from_the_opening():
    wrong = MONITORING.replace(
        "We visited Barnet children's services",
        "This tells the findings of the focused visit to Brent children's services",
    )
    problems = read_report(wrong.encode(), "letter.txt").problems
    assert [problem.code for problem in problems] == [
        "authority_conflict",
        "visit_type_conflict",
        "lead_from_signature",
    ]


def test_it_takes_thanks_at_the_beginning_for_no_closing():
    thanks = MONITORING.replace("We visited", "Thank you for your help.\n\nWe visited")
    findings = read_report(MONITORING.encode(), "letter.txt").findings
    assert read_report(thanks.encode(), "letter.txt").findings == findings


def test_it_ends_a_letter_without_headings_at_its_closing():
    body = " ".join(FILLER.split())
    opening, _, rest = MONITORING.partition("Areas covered by the visit")
    letter = f"{opening}{body}\n\nOfsted will take this into account.\n\n{rest[rest.index('Yours') :]}"
    report = read_report(letter.encode(), "letter.txt")
    assert [finding.text for finding in report.findings] == [body]
    assert "headings_missing" in [problem.code for problem in report.problems]


def test_it_leaves_out_how_a_letter_was_sent():
    sent = MONITORING.replace("Dana Reed\nDirector", "By email\nDana Reed\nDirector")
    addressee = read_report(sent.encode(), "letter.txt").addressee
    assert addressee == "Dana Reed, Director of Children's Services, Barnet Council"
