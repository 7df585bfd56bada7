"""The way in: bytes and a file name become a ParsedReport."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePath

from inspections.reports.authorities import KnownAuthority, bundled_authorities, identify
from inspections.reports.document import Content, Document
from inspections.reports.layouts import LAYOUTS
from inspections.reports.lines import Page
from inspections.reports.parsed import ParsedAuthority, ParsedReport, Problem
from inspections.reports.text import read_pages

NO_LAYOUT = (
    "This is none of the kinds of report that can be read (ILACS, SIF, JTAI, area SEND, letters on visits); "
    "its text is kept, nothing was taken from it."
)


def read_report(
    data: bytes, name: str, authorities: Sequence[KnownAuthority] | None = None, *, most_pages: int | None = None
) -> ParsedReport:
    """What the document says; raises UnreadableReport for a file that holds no text to read, or too many pages.

    `authorities` are those it may be about (the bundled list when not given). A document of no known layout comes
    back with layout "unknown", its pages and a problem.
    """
    known = bundled_authorities() if authorities is None else authorities
    file = PurePath(name).name
    document = Document(file, read_pages(data, file, most_pages))
    layout = next((layout for layout in LAYOUTS if layout.matches(document)), None)
    content = layout.read(document) if layout else _nothing()
    authority = _authority(content, known) if layout else None
    return ParsedReport(
        file=document.name,
        sha256=hashlib.sha256(data).hexdigest(),
        layout=layout.NAME if layout else "unknown",
        authority=authority,
        framework=content.framework,
        visit_type=content.visit_type,
        title=content.title,
        topics=tuple(content.topics),
        periods=tuple(content.periods),
        published_on=content.published_on,
        addressee=content.addressee,
        inspectors=tuple(content.inspectors),
        judgements=tuple(content.judgements),
        findings=tuple(content.findings),
        problems=(*content.problems, *_unread_pages(document.pages)),
        pages=tuple(page.text for page in document.pages),
    )


def _nothing() -> Content:
    return Content(problems=[Problem("layout_unknown", NO_LAYOUT)])


def _authority(content: Content, known: Sequence[KnownAuthority]) -> ParsedAuthority | None:
    on = content.periods[0].start if content.periods else content.published_on
    match = identify(content.authority_printed, content.title, known, on)
    if match.problem:
        content.problems.append(match.problem)
    return match.authority


def _unread_pages(pages: Sequence[Page]) -> list[Problem]:
    """Pages without any text: blank, or a picture that only text recognition could read."""
    return [
        Problem("page_without_text", f"Page {page.number} has no text layer.", page.number)
        for page in pages
        if not page.text
    ]
