"""Reports as the reader would hand them over, made by hand."""

from dataclasses import replace
from datetime import date

from inspections.reports import (
    ParsedAuthority,
    ParsedFinding,
    ParsedInspector,
    ParsedJudgement,
    ParsedReport,
    Period,
)

HELP = "The experiences and progress of children who need help and protection"
IMPROVE = "What needs to improve"
FINDINGS = (
    ParsedFinding("summary 1", "summary", "", 1, "Children in Northton are helped early and well."),
    ParsedFinding("improvement 1", "improvement", IMPROVE, 2, "The speed of first visits to children."),
    ParsedFinding("improvement 2", "improvement", IMPROVE, 2, "How plans are written for older children."),
    ParsedFinding("paragraph 1", "paragraph", HELP, 2, "Families know whom to ask when they need help."),
    ParsedFinding("paragraph 2", "paragraph", HELP, 3, "Night workers answer within the hour, whoever calls."),
)
DAYS = Period(date(2024, 3, 11), date(2024, 3, 22))


def make_report(**changes):
    """A full inspection of Northton with five findings and two grades."""
    report = ParsedReport(
        file="",
        sha256="",
        layout="ilacs",
        authority=ParsedAuthority("Northton", "901"),
        framework="ILACS",
        visit_type="standard",
        title="Inspection of Northton children’s services",
        periods=(DAYS,),
        published_on=date(2024, 5, 10),
        inspectors=(ParsedInspector("Robin Lead", "lead", "His Majesty’s Inspector"),),
        judgements=(ParsedJudgement("overall", "good"), ParsedJudgement("leaders", "outstanding")),
        findings=FINDINGS,
        pages=("First page.", "Second page.", "Third page."),
    )
    return replace(report, **changes)


def stored_bytes(document):
    with document.file.open() as file:
        return file.read()
