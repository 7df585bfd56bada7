"""A finding's passage on the pages of its document."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from inspections.as_at import plain_reverse
from inspections.models import Document, DocumentPage
from inspections.reports.places import Place, find_passage

PAGES_AHEAD = 2
"""A passage that begins on a page ends on one of so many after it."""


@dataclass(frozen=True)
class Part:
    """A run of a page's text; `is_passage` says whether it belongs to the finding."""

    text: str
    is_passage: bool


@dataclass(frozen=True)
class Sheet:
    """A page of a document, with the places of a finding's passage in its text. Both may be without."""

    document: Document
    page: DocumentPage
    places: list[Place]
    finding: object = None

    @property
    def number(self):
        return self.page.number

    @property
    def has_picture(self):
        return self.document.file.name.endswith(".pdf")

    @property
    def is_found(self):
        return bool(self.places)

    @cached_property
    def parts(self):
        """The page's text in parts, those of the passage marked."""
        ends = {0, len(self.page.text)} | {edge for place in self.places for edge in (place.start, place.end)}
        return [
            Part(self.page.text[start:end], any(p.start <= start < p.end for p in self.places))
            for start, end in pairwise(sorted(ends))
        ]

    @property
    def picture_url(self):
        return plain_reverse("page-picture", self.document.sha256, self.number)

    @property
    def marks_url(self):
        """The picture of the marks alone, to lie over that of the page."""
        return plain_reverse("page-marks", self.document.sha256, self.number, self.finding.pk)

    @property
    def page_url(self):
        return plain_reverse("document-page", self.document.sha256, self.number)

    @property
    def file_url(self):
        """The document itself, opened at this page."""
        return f"{plain_reverse('document', self.document.sha256)}#page={self.number}"


def sheets_of(finding):
    """The pages that a finding's passage stands on, usually one; the page it is said to stand on where it is not found.

    Empty for a finding without a document. The finding's document must be loaded. One query.
    """
    if finding.document is None:
        return []
    pages = finding.document.pages.order_by("number")
    if finding.page:
        pages = pages.filter(number__gte=finding.page, number__lte=finding.page + PAGES_AHEAD)
    pages = list(pages)
    places = find_passage(finding.text, [page.text for page in pages])
    return [
        Sheet(finding.document, page, on_page, finding)
        for index, page in enumerate(pages)
        if (on_page := [place for place in places if place.page == index]) or (index == 0 and not places)
    ]
