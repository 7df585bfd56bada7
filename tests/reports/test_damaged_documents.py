"""Pages and lines may be missing from any document: layouts note it, and never fail."""

import random

import pytest

from inspections.reports import bundled_authorities
from inspections.reports.authorities import identify
from inspections.reports.document import Content, Document
from inspections.reports.layouts import LAYOUTS
from inspections.reports.lines import Page
from inspections.reports.text import read_pages
from tests.documents.made_up import area_send, focused_visit, ilacs, joint_inspection, single_inspection

DOCUMENTS = [area_send, focused_visit, ilacs, joint_inspection, single_inspection]


def thinned(pages, chance, dice):
    """The pages with only some of their lines, in their order or shaken."""
    for page in pages:
        lines = [line for line in page.lines if dice.random() < chance]
        if chance < 0.5:
            dice.shuffle(lines)
        yield Page(page.number, page.text, tuple(lines))


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.7, 0.95])
@pytest.mark.parametrize("make", DOCUMENTS)
def test_it_reads_what_is_left_of_a_document(make, chance):
    dice = random.Random(7)  # noqa: S311 - the same damage every time
    pages = read_pages(make(), "damaged.pdf")
    for _ in range(10):
        document = Document("damaged.pdf", tuple(thinned(pages, chance, dice)))
        for layout in LAYOUTS:
            content = layout.read(document)
            assert isinstance(content, Content)
            assert identify(content.authority_printed, content.title, bundled_authorities(), None)
