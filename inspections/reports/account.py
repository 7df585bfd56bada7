"""A parsed report told to a person, in lines of plain text."""

import textwrap
from collections.abc import Iterator

from inspections.reports.parsed import ParsedFinding, ParsedReport

WIDTH = 100
LABEL = 13


def account(report: ParsedReport) -> str:
    """What was read of one document: its facts, its findings in order, and what could not be read."""
    return "\n".join([report.file, *_facts(report), *_findings(report), *_problems(report)])


def _facts(report: ParsedReport) -> Iterator[str]:
    authority = report.authority
    facts = {
        "Layout": report.layout,
        "Title": report.title,
        "Authority": f"{authority.name} ({authority.dfe_code})" if authority else "",
        "Visit": " ".join(part for part in (report.framework, report.visit_type) if part).replace("_", " "),
        "On site": ", ".join(f"{period.start} to {period.end}" for period in report.periods),
        "Published": str(report.published_on or ""),
        "Topics": "; ".join(report.topics),
        "Addressee": report.addressee or "",
        "Inspectors": "; ".join(f"{one.name} ({one.role})" for one in report.inspectors),
        "Judgements": "; ".join(f"{one.area}: {one.grade}" for one in report.judgements).replace("_", " "),
    }
    return (f"  {label:<{LABEL}}{value}" for label, value in facts.items() if value)


def _findings(report: ParsedReport) -> Iterator[str]:
    yield f"  Findings     {len(report.findings)}"
    section = None
    for finding in report.findings:
        if finding.section != section:
            section = finding.section
            yield f"\n  {section or 'Before the first heading'}"
        yield _line(finding)


def _line(finding: ParsedFinding) -> str:
    text = f"{finding.reference} (page {finding.page}): {finding.text}"
    return textwrap.indent(textwrap.fill(text, WIDTH, subsequent_indent="  "), "    ")


def _problems(report: ParsedReport) -> Iterator[str]:
    if report.problems:
        yield "\n  To check"
    for problem in report.problems:
        where = f" (page {problem.page})" if problem.page else ""
        yield f"    {problem.code}: {problem.message}{where}"
