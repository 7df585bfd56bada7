"""Bytes become pages of printed lines. The only file that knows the PDF library."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from inspections.reports.glyphs import BULLETS_AND_DASHES, after_bullet
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
RAISED = re.compile(r"\d|(?:st|nd|rd|th)\b")
RAISED_FIRST = frozenset("0123456789snrt")
DIGITS = re.compile(r"[0-9]+")


def _unchecked(function: Any, result: Any) -> Any:
    """A function of the library that checks no arguments: to check them takes longer than what is called here."""
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result))


font_size = _unchecked(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
font_weight = _unchecked(pdfium_c.FPDFText_GetFontWeight, ctypes.c_int)
char_origin = _unchecked(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int)


def read_pages(data: bytes, name: str, most: int | None = None) -> tuple[Page, ...]:
    """Every page with its lines, in the order of the file.

    Raises UnreadableReport when there is nothing to read, or more pages than `most`.
    """
    if not data.strip():
        raise UnreadableReport.because("empty", name)
    if len(data) > LARGEST_FILE:
        raise UnreadableReport.because("too_large", name, limit=LARGEST_FILE // MEGABYTE)
    pages = _pdf_pages(data, name, most) if b"%PDF-" in data[:1024] else text_pages(data, name)
    if sum(len(page.text) for page in pages) < SHORTEST_TEXT:
        raise UnreadableReport.because("no_text", name)
    return pages


def _pdf_pages(data: bytes, name: str, most: int | None) -> tuple[Page, ...]:
    # The library rebuilds a file cut off half way and silently drops what is missing: the end mark tells.
    if b"%%EOF" not in data[-TAIL_WITH_END_MARK:]:
        raise UnreadableReport.because("damaged", name)
    try:
        with pdfium.PdfDocument(data) as document:
            found = len(document)
            if most is not None and found > most:
                raise UnreadableReport.because("too_many_pages", name, found=found, most=most)
            return tuple(_pdf_page(document[index], index + 1) for index in range(found))
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

    Three calls of the library for most lines, never one per character, and no pattern where a look at the first
    character will do: whole folders are read at the speed of plain text.
    The library prints no line end after a hyphenated line, so the line is divided there again.
    """

    def __init__(self, textpage: pdfium.PdfTextPage, text: str, number: int):
        self.handle = textpage.raw
        self.text = text
        self.number = number
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.at_x, self.at_y = ctypes.pointer(self.x), ctypes.pointer(self.y)
        self.font_name = ctypes.create_string_buffer(FONT_NAME_LENGTH)

    def __iter__(self) -> Iterator[Line]:
        start = 0
        for row in self.text.split("\n"):
            printed = row.rstrip()
            if LINE_HYPHEN in printed or "\r" in printed:
                yield from self._divided(start, row)
            elif printed:
                yield self._line(start, printed)
            start += len(row) + 1

    def _divided(self, start: int, row: str) -> Iterator[Line]:
        for match in PRINTED_LINE.finditer(row):
            printed = match.group().rstrip()
            if printed:
                yield self._line(start + match.start(), printed)

    def _line(self, start: int, printed: str) -> Line:
        text = printed.lstrip()
        last = start + len(printed) - 1
        first = last + 1 - len(text)
        styled = start + after_bullet(printed) if text[0] in BULLETS_AND_DASHES else first
        size = self._size(styled)
        if text[0] in RAISED_FIRST and RAISED.match(text) and self._size(last) - size > RAISED_MARK:
            size, first = self._size(last), last
        bold = self._is_bold(styled) and self._is_bold(last)
        char_origin(self.handle, first, self.at_x, self.at_y)
        if DIGITS.search(text):
            text = self._without_marks(start, printed)
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
        weight: int = font_weight(self.handle, index)
        return weight >= BOLD_WEIGHT if weight > 0 else self._has_bold_name(index)

    def _has_bold_name(self, index: int) -> bool:
        """Fonts that come with no weight of their own say it in their name."""
        pdfium_c.FPDFText_GetFontInfo(self.handle, index, self.font_name, FONT_NAME_LENGTH, None)
        return b"bold" in self.font_name.value.lower()

    def _size(self, index: int) -> float:
        """Points as printed. Some producers set size 1 and scale the text instead."""
        size: float = font_size(self.handle, index)
        if size > SMALLEST_PRINT:
            return size
        matrix = pdfium_c.FS_MATRIX()
        scaled = pdfium_c.FPDFText_GetMatrix(self.handle, index, matrix)
        return size * abs(float(matrix.d)) if scaled else size
