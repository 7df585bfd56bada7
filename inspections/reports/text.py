"""Bytes become pages of printed lines. The only file that knows the PDF library."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from inspections.reports.glyphs import after_bullet
from inspections.reports.hyphens import LINE_HYPHEN
from inspections.reports.lines import Line, Page
from inspections.reports.plain_text import text_pages
from inspections.reports.unreadable import UnreadableReport

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
SHORTEST_TEXT = 200
TAIL_WITH_END_MARK = 8192
BOLD_WEIGHT = 600
FONT_NAME_LENGTH = 128
RAISED_MARK = 2.0
SMALLEST_PRINT = 3.0
LONGEST_MARK = 2
PRINTED_LINE = re.compile(rf"[^\r\n{LINE_HYPHEN}]+{LINE_HYPHEN}?|{LINE_HYPHEN}")
# A line may begin with what is raised above it: a footnote mark, or the ending of "4th".
RAISED = re.compile(r"\s*(?:\d|(?:st|nd|rd|th)\b)")
DIGITS = re.compile(r"\d+")


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Every page with its lines, in the order of the file; raises UnreadableReport when there is nothing to read."""
    if not data.strip():
        raise UnreadableReport.because("empty", name)
    if len(data) > LARGEST_FILE:
        raise UnreadableReport.because("too_large", name, limit=LARGEST_FILE // MEGABYTE)
    pages = _pdf_pages(data, name) if b"%PDF-" in data[:1024] else text_pages(data, name)
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
        locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
        raise UnreadableReport.because("encrypted" if locked else "damaged", name) from error


def _pdf_page(page: pdfium.PdfPage, number: int) -> Page:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range().replace("\x02", LINE_HYPHEN)
        return Page(number, _readable(text), tuple(PdfLines(textpage, text, number)))
    finally:
        textpage.close()
        page.close()


def _readable(text: str) -> str:
    """The page's text as a person would copy it: ordinary line ends and hyphens."""
    return text.replace(LINE_HYPHEN, "-\n").replace("\r\n", "\n").strip()


class PdfLines:
    """The lines of a page with where and how they are printed.

    A few calls of the library per line, never one per character: whole folders are read at the speed of plain text.
    The library prints no line end after a hyphenated line, so the line is divided there again.
    """

    def __init__(self, textpage: pdfium.PdfTextPage, text: str, number: int):
        self.handle = textpage.raw
        self.text = text
        self.number = number
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.font_name = ctypes.create_string_buffer(FONT_NAME_LENGTH)

    def __iter__(self) -> Iterator[Line]:
        for start, row in self._rows():
            printed = row.rstrip()
            if printed:
                yield self._line(start, printed)

    def _rows(self) -> Iterator[tuple[int, str]]:
        """Each line as printed, with its place in the text. Most lines need no pattern, which would take its time."""
        start = 0
        for row in self.text.split("\n"):
            if LINE_HYPHEN in row or "\r" in row[:-1]:
                yield from ((start + match.start(), match.group()) for match in PRINTED_LINE.finditer(row))
            else:
                yield start, row
            start += len(row) + 1

    def _line(self, start: int, text: str) -> Line:
        first, last = start + len(text) - len(text.lstrip()), start + len(text) - 1
        styled = start + after_bullet(text)
        size = self._size(styled)
        if RAISED.match(text) and self._size(last) - size > RAISED_MARK:
            size, first = self._size(last), last
        bold = self._is_bold(styled) and self._is_bold(last)
        pdfium_c.FPDFText_GetCharOrigin(self.handle, first, self.x, self.y)
        text = self._without_marks(start, text) if DIGITS.search(text) else text.strip()
        return Line(text, self.number, self.x.value, self.y.value, size, bold)

    def _without_marks(self, start: int, text: str) -> str:
        """The line without its footnote marks: one or two digits, smaller than the print beside them."""
        for match in reversed(list(DIGITS.finditer(text))):
            first, after = match.span()
            if after - first > LONGEST_MARK or text[first - 1 : first].isspace():
                continue
            beside = first - 1 if first else min(after + 1, len(text) - 1)
            if self._size(start + beside) - self._size(start + first) > RAISED_MARK:
                text = text[:first] + text[after:]
        return text.strip()

    def _is_bold(self, index: int) -> bool:
        weight: int = pdfium_c.FPDFText_GetFontWeight(self.handle, index)
        return weight >= BOLD_WEIGHT if weight > 0 else self._has_bold_name(index)

    def _has_bold_name(self, index: int) -> bool:
        """Fonts that come with no weight of their own say it in their name."""
        pdfium_c.FPDFText_GetFontInfo(self.handle, index, self.font_name, FONT_NAME_LENGTH, None)
        return b"bold" in self.font_name.value.lower()

    def _size(self, index: int) -> float:
        """Points as printed. Some producers set size 1 and scale the text instead."""
        size: float = pdfium_c.FPDFText_GetFontSize(self.handle, index)
        if size > SMALLEST_PRINT:
            return size
        matrix = pdfium_c.FS_MATRIX()
        scaled = pdfium_c.FPDFText_GetMatrix(self.handle, index, matrix)
        return size * abs(float(matrix.d)) if scaled else size
