"""Contradictions that a document may hold, each noted as a problem that says what was taken and why."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from inspections.reports.dates import file_name_date, read_periods
from inspections.reports.document import Content, Document
from inspections.reports.lines import Line
from inspections.reports.parsed import Kind, Period

LONGEST_VISIT = 60
PAGE_NUMBER = re.compile(r"\s\d{1,3}$")
PARAGRAPHS: tuple[Kind, ...] = ("paragraph",)


def check_periods(document: Document, content: Content) -> None:
    if not content.periods:
        content.note("periods_missing", "No inspection dates were found where this kind of document prints them.", 1)
    for period in content.periods:
        if period.end < period.start:
            message = f"The printed period ends on {period.end}, before it starts on {period.start}; kept as printed."
            content.note("period_reversed", message, 1)
        elif period.days > LONGEST_VISIT:
            content.note("period_long", f"The printed period is {period.days} days long; kept as printed.", 1)
    _compare_with_furniture(document, content)
    _compare_with_publication(content)


def _compare_with_furniture(document: Document, content: Content) -> None:
    """Running headers and footers repeat the dates; some repeat them wrongly."""
    first: dict[str, Line] = {}
    for line in document.body.furniture:
        first.setdefault(PAGE_NUMBER.sub("", line.text), line)
    for line in first.values():
        repeated = tuple(period for period in read_periods(line.text) if period.days > 1 or period.days < 0)
        if repeated and content.periods and not _agree(repeated, content.periods):
            message = f"The running header or footer says “{line.text}”; the front page's dates are kept."
            content.note("running_header_dates_differ", message, line.page)
            return


def _agree(repeated: Sequence[Period], periods: Sequence[Period]) -> bool:
    return all(period in periods for period in repeated)


def _compare_with_publication(content: Content) -> None:
    if content.published_on and any(period.end > content.published_on for period in content.periods):
        content.note("published_before_visit", f"The publication date {content.published_on} is before the visit ends.")


def published_by_file_name(name: str, content: Content) -> date | None:
    """The day a file's name ends with, where the document prints no publication date itself."""
    found = file_name_date(name)
    if found:
        content.note("published_on_from_file_name", f"The publication date {found} is taken from the file name.")
    else:
        content.note("published_on_missing", "The document prints no publication date and its file name has none.")
    return found


def check_file_name_date(name: str, content: Content) -> None:
    """A printed publication date outweighs that of the file name."""
    filed = file_name_date(name)
    if filed and content.published_on and filed != content.published_on:
        message = f"The document says {content.published_on}, its file name {filed}; the printed date is kept."
        content.note("published_on_conflict", message)


def check_numbering(content: Content, kinds: Collection[Kind] = PARAGRAPHS) -> None:
    """The printed numbers of these kinds, which share one count, should run without gaps and without repeats."""
    paragraphs = [finding for finding in content.findings if finding.kind in kinds]
    before = 0
    for finding in paragraphs:
        number = int(finding.reference.rsplit(" ", 1)[1])
        if number <= before:
            content.note("paragraph_number_repeated", f"Paragraph number {number} follows {before}.", finding.page)
        elif number > before + 1 and before:
            content.note("paragraph_number_missing", f"Paragraph {before} is followed by {number}.", finding.page)
        before = number
    if not paragraphs:
        content.note("paragraphs_missing", "No numbered paragraphs were found.")
