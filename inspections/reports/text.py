"""Bytes become pages of printed lines. The only file that knows the PDF library."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from inspections.reports.glyphs import after_bullet
from inspections.reports.hyphens import LINE_HYPHEN
from inspections.reports.unreadable import UnreadableReport

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
SHORTEST_TEXT = 200
BOLD_WEIGHT = 600
TAIL_WITH_END_MARK = 8192
LETTERHEAD_WIDTH = 60
RAISED_MARK = 2.0
SMALLEST_PRINT = 3.0
# A line may begin with what is raised above it: a footnote mark, or the ending of "4th".
RAISED = re.compile(r"\s*(?:\d|(?:st|nd|rd|th)\b)")
POSSIBLE_MARK = re.compile(r"(?:^|[A-Za-z.,;:)\]’”'])(?P<mark>\d{1,2})(?=[\s.,;:)]|$)")
# A new page of plain text: a form feed, or a run of at least three blank lines.
PAGE_BREAK = re.compile(r"\f|\n[ \t]*(?:\n[ \t]*){3,}")
PRINTED_LINE = re.compile(rf"[^\r\n{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `x` and `y` are points from the page's bottom left, of the first character's baseline.

    Plain text has no geometry: there `size` is 0 and `y` counts lines downwards, blank ones included.
    """

    text: str
    page: int
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    text: str
    lines: tuple[Line, ...] = field(default=(), repr=False)


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Every page with its lines, in the order of the file; raises UnreadableReport when there is nothing to read."""
    if not data.strip():
        raise UnreadableReport.because("empty", name)
    if len(data) > LARGEST_FILE:
        raise UnreadableReport.because("too_large", name, limit=LARGEST_FILE // MEGABYTE)
    pages = _pdf_pages(data, name) if b"%PDF-" in data[:1024] else _text_pages(data, name)
    if sum(len(page.text) for page in pages) < SHORTEST_TEXT:
        raise UnreadableReport.because("no_text", name)
    return pages


def _pdf_pages(data: bytes, name: str) -> tuple[Page, ...]:
    # The library rebuilds a file cut off half way and silently drops what is missing: the end mark tells.
    if b"%%EOF" not in data[-TAIL_WITH_END_MARK:]:
        raise UnreadableReport.because("damaged", name)
    try:
        with pdfium.PdfDocument(data) as document:
            return tuple(_pdf_page(document[index], index + 1) for index in range(len(document)))
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        raise UnreadableReport.because("encrypted" if locked else "damaged", name) from error


def _pdf_page(page: pdfium.PdfPage, number: int) -> Page:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range().replace("\x02", LINE_HYPHEN)
        return Page(number, _readable(text), tuple(_pdf_lines(textpage, text, number)))
    finally:
        textpage.close()
        page.close()


def _pdf_lines(textpage: pdfium.PdfTextPage, text: str, number: int) -> Iterator[Line]:
    """Lines with where and how they are printed.

    A few calls of the library per line, never one per character: whole folders are read at the speed of plain text.
    The library prints no line end after a hyphenated line, so the line is divided there again.
    """
    for match in PRINTED_LINE.finditer(text):
        printed = match.group().rstrip()
        if printed:
            yield _pdf_line(textpage, match.start(), printed, number)


def _pdf_line(textpage: pdfium.PdfTextPage, start: int, text: str, number: int) -> Line:
    first, last = start + len(text) - len(text.lstrip()), start + len(text) - 1
    styled = start + after_bullet(text)
    size, last_size = _size(textpage, styled), _size(textpage, last)
    raised = last_size - size > RAISED_MARK and RAISED.match(text) is not None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, last if raised else first, x, y)
    bold = all(pdfium_c.FPDFText_GetFontWeight(textpage, index) >= BOLD_WEIGHT for index in (styled, last))
    words = _without_marks(textpage, start, text)
    return Line(words, number, x.value, y.value, last_size if raised else size, bold)


def _without_marks(textpage: pdfium.PdfTextPage, start: int, text: str) -> str:
    """The line without its footnote marks: one or two digits, smaller than the print beside them."""
    for match in reversed(list(POSSIBLE_MARK.finditer(text))):
        digit = start + match.start("mark")
        before = match.start() < match.start("mark")
        beside = start + (match.start() if before else min(match.end("mark") + 1, len(text) - 1))
        if _size(textpage, beside) - _size(textpage, digit) > RAISED_MARK:
            text = text[: match.start("mark")] + text[match.end("mark") :]
    return text.strip()


def _size(textpage: pdfium.PdfTextPage, index: int) -> float:
    """Points as printed. Some producers set size 1 and scale the text instead."""
    size = pdfium_c.FPDFText_GetFontSize(textpage, index)
    if size > SMALLEST_PRINT:
        return size
    matrix = pdfium_c.FS_MATRIX()
    scaled = pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    return size * abs(matrix.d) if scaled else size


def _readable(text: str) -> str:
    """The page's text as a person would copy it: ordinary line ends and hyphens."""
    return text.replace(LINE_HYPHEN, "-\n").replace("\r\n", "\n").strip()


def _text_pages(data: bytes, name: str) -> tuple[Page, ...]:
    text = _decoded(data, name).replace("\r\n", "\n").replace("**", "")
    return tuple(_text_page(sheet, number) for number, sheet in enumerate(_sheets(text), 1))


def _sheets(text: str) -> list[str]:
    """The text of each page. A letterhead set apart by blank lines is no page of its own."""
    sheets = [sheet for sheet in PAGE_BREAK.split(text) if sheet.strip()]
    if len(sheets) > 1 and all(len(line) < LETTERHEAD_WIDTH for line in sheets[0].split("\n")):
        sheets[:2] = ["\n\n".join(sheets[:2])]
    return sheets


def _text_page(sheet: str, number: int) -> Page:
    rows = enumerate(sheet.split("\n"))
    lines = (Line(row.strip(), number, y=float(-position)) for position, row in rows if row.strip())
    return Page(number, sheet.strip(), tuple(lines))


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
    if re.match(rb"<(!doctype html|html|head|script|\?xml|!--)", start) or b"<html" in start:
        return "a web page"
    if start.startswith(b"pk"):
        return "a Word or ZIP file"
    if b"\x00" in data[:2048] or start.startswith((b"\xd0\xcf", b"{\\rtf")):
        return "another kind of file"
    return "plain text" if name.lower().endswith(".pdf") else None
