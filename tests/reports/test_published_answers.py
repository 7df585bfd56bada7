"""Real reports and their verified answers, where the folder with them stands beside the repository."""

from datetime import date
from pathlib import Path

import pytest

from inspections.accuracy import as_markdown, measure
from inspections.reports import ParsedAuthority, ParsedInspector, Period, UnreadableReport, read_report

SHARED = Path(__file__).parents[2] / "../shared"
WANTED = {"ilacs": 0.995, "sif": 0.98, "jtai": 0.98, "send": 0.98}

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no folder shared/ beside the repository")


@pytest.mark.parametrize("family", WANTED)
def test_it_reads_published_reports_right(family):
    measurement = measure(SHARED, (family,))
    right = sum(cell.is_right for cell in measurement.cells) / len(measurement.cells)
    found = sum(item.found for item in measurement.items) / sum(item.expected for item in measurement.items)
    assert right >= WANTED[family], as_markdown(measurement, date(2000, 1, 1))
    assert found >= 0.99, as_markdown(measurement, date(2000, 1, 1))


def test_it_reads_the_letter_on_westminster():
    path = SHARED / "seeds" / "westminster-focused-visit-letter.txt"
    report = read_report(path.read_bytes(), path.name)
    assert (report.layout, report.framework, report.visit_type) == ("letter", "ILACS", "focused_visit")
    assert report.authority == ParsedAuthority("Westminster", "213")
    assert report.periods == (Period(date(2022, 6, 15), date(2022, 6, 16)),)
    assert (report.published_on, report.topics) == (date(2022, 7, 20), ("extra-familial risk",))
    assert report.addressee.startswith("Sarah Newman, Bi-Borough Executive Director")
    assert report.inspectors == (
        ParsedInspector("Kendra Bell", "lead", "Her Majesty's Inspector"),
        ParsedInspector("Teresa Godfrey", "team", "Her Majesty's Inspector"),
    )
    paragraphs = [f"paragraph {number}" for number in range(1, 14)]
    assert [finding.reference for finding in report.findings] == ["headline 1", *paragraphs]
    assert all(finding.text.endswith(".") for finding in report.findings)


def test_it_takes_a_councils_answer_for_no_report():
    path = SHARED / "seeds" / "westminster-council-response.txt"
    assert read_report(path.read_bytes(), path.name).layout == "unknown"


def test_it_refuses_a_web_page_saved_as_pdf():
    path = next((SHARED / "reports" / "not-a-report").glob("*.pdf"))
    with pytest.raises(UnreadableReport) as refused:
        read_report(path.read_bytes(), path.name)
    assert refused.value.code == "not_pdf"
