"""The file of a response becomes its text."""

from inspections.importing.isolation import read_apart
from inspections.isolation import ReadingRefused
from inspections.reports import UnreadableReport
from inspections.reports.plain_text import text_pages

from .saving import ResponseRefused


def text_of(data: bytes, name: str) -> str:
    """The text of a PDF or text file, pages apart by an empty line; raises ResponseRefused."""
    try:
        pages = read_apart(data, name, ()).pages if b"%PDF-" in data[:1024] else _plain_pages(data, name)
    except (ReadingRefused, UnreadableReport) as error:
        raise ResponseRefused(str(error)) from error
    return "\n\n".join(pages)


def _plain_pages(data: bytes, name: str) -> list[str]:
    return [page.text for page in text_pages(data, name)]
