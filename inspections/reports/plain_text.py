"""Documents that are plain text: letters saved from a mail or typed from a scan."""

import re

from inspections.reports.lines import Line, Page
from inspections.reports.unreadable import UnreadableReport

LETTERHEAD_WIDTH = 60
# A new page: a form feed, or a run of at least three blank lines.
PAGE_BREAK = re.compile(r"\f|\n[ \t]*(?:\n[ \t]*){3,}")
WEB_PAGE = re.compile(rb"<(!doctype html|html|head|script|\?xml|!--)")


def text_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """The pages of a plain text; raises UnreadableReport for a file of another kind."""
    text = _decoded(data, name).replace("\r\n", "\n").replace("**", "")
    return tuple(_page(sheet, number) for number, sheet in enumerate(_sheets(text), 1))


def _page(sheet: str, number: int) -> Page:
    rows = enumerate(sheet.split("\n"))
    lines = (Line(row.strip(), number, y=float(-position)) for position, row in rows if row.strip())
    return Page(number, sheet.strip(), tuple(lines))


def _sheets(text: str) -> list[str]:
    """The text of each page. A letterhead set apart by blank lines is no page of its own."""
    sheets = [sheet for sheet in PAGE_BREAK.split(text) if sheet.strip()]
    if len(sheets) > 1 and all(len(line) < LETTERHEAD_WIDTH for line in sheets[0].split("\n")):
        sheets[:2] = ["\n\n".join(sheets[:2])]
    return sheets


def _decoded(data: bytes, name: str) -> str:
    found = _what_it_is(data, name)
    if found:
        raise UnreadableReport.because("not_pdf", name, found=found)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _what_it_is(data: bytes, name: str) -> str | None:
    """What a file is that is neither PDF nor plain text, in words; None for plain text."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if WEB_PAGE.match(start) or b"<html" in start:
        return "a web page"
    if start.startswith(b"pk\x03\x04"):
        return "a Word or ZIP file"
    if b"\x00" in data[:2048] or start.startswith(b"{\\rtf"):
        return "a file of another kind"
    return "plain text" if name.lower().endswith(".pdf") else None
