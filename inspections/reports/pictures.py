"""Pages as pictures, each with where its words stand on it.

`python -m inspections.reports.pictures PAGE` reads a PDF from standard input and writes a line of JSON (see
`PageLayout`) and the PNG behind it. It runs as a process of its own: the PDF library is not safe in threads, and a
document made to do harm costs one picture, not the web server.
"""

import json
import re
import resource
import subprocess
import sys
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from inspections.reports.places import Place

WIDTH = 1100
TALLEST = 3300
COLOURS = 64
SECONDS = 15
MEMORY = 1024 * 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"\S+")
PADDING = 2

type Box = tuple[int, int, int, int]
"""Left, top, width and height in the pixels of the picture."""


class PageUndrawableError(Exception):
    """A page that could not be drawn within the limits of time and memory, or that the document does not have."""


@dataclass(frozen=True)
class PageLayout:
    """The size of a page's picture, its text, and each word as [start, end, left, top, right, bottom]."""

    width: int
    height: int
    text: str
    words: list[list[int]]

    def boxes(self, places: list[Place]) -> list[Box]:
        """The boxes of the lines, or parts of lines, that the places cover."""
        words = [row for row in self.words if any(row[0] < p.end and row[1] > p.start for p in places)]
        return [_box(line) for line in _lines(words)]


def _lines(words: list[list[int]]) -> list[list[list[int]]]:
    """Words in runs that stand beside each other on one line."""
    lines: list[list[list[int]]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        middle = (word[3] + word[5]) / 2
        if last and last[3] <= middle <= last[5] and word[2] >= last[2]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _box(line: list[list[int]]) -> Box:
    left, top = min(word[2] for word in line) - PADDING, min(word[3] for word in line) - PADDING
    right, bottom = max(word[4] for word in line) + PADDING, max(word[5] for word in line) + PADDING
    return left, top, right - left, bottom - top


def draw_page(data: bytes, number: int) -> tuple[PageLayout, bytes]:
    """A page (from 1) of a PDF: its layout and its picture as PNG; raises PageUndrawableError."""
    command = [sys.executable, "-m", "inspections.reports.pictures", str(number)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS + 5, cwd=ROOT, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise PageUndrawableError(f"Page {number} could not be drawn.") from error
    layout, _, picture = done.stdout.partition(b"\n")
    return PageLayout(**json.loads(layout)), picture


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    layout, picture = _draw(sys.stdin.buffer.read(), int(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(asdict(layout)).encode() + b"\n" + picture)


def _draw(data: bytes, number: int) -> tuple[PageLayout, bytes]:
    with pdfium.PdfDocument(data) as document:
        page = document[number - 1]
        width, height = page.get_size()
        bitmap = page.render(scale=min(WIDTH / width, TALLEST / height), optimize_mode="lcd")
        layout = _layout(page, bitmap)
        picture = BytesIO()
        bitmap.to_pil().quantize(COLOURS).save(picture, "PNG", optimize=True)
        return layout, picture.getvalue()


def _layout(page: pdfium.PdfPage, bitmap: pdfium.PdfBitmap) -> PageLayout:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        position = bitmap.get_posconv(page)
        words = [[*match.span(), *_corners(textpage, position, match)] for match in WORD.finditer(text)]
        return PageLayout(bitmap.width, bitmap.height, text, words)
    finally:
        textpage.close()


def _corners(textpage: pdfium.PdfTextPage, position: pdfium.PdfPosConv, word: re.Match[str]) -> list[int]:
    """Left, top, right and bottom of a word in pixels."""
    points = []
    for index in range(*word.span()):
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        points += [position.to_bitmap(left, bottom), position.to_bitmap(right, top)]
    across, down = [x for x, _ in points], [y for _, y in points]
    return [min(across), min(down), max(across), max(down)]


if __name__ == "__main__":
    main()
