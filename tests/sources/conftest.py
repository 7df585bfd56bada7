"""A document of three printed pages in the store, with a finding that runs over a page break."""

import hashlib

import pytest
from django.core.files.base import ContentFile

from inspections.models import Document
from inspections.reports.text import read_pages
from tests import factories as make
from tests.documents.made_up import ilacs


@pytest.fixture(autouse=True)
def _documents_of_this_test_only(own_files):
    """Every test here draws pages."""


def stored(visit, data, name):
    """A document in the store with the text of its pages."""
    document = Document(visit=visit, sha256=hashlib.sha256(data).hexdigest(), file_name=name, size=len(data))
    document.reading = {}
    document.file.save(name, ContentFile(data))
    for page in read_pages(data, name):
        make.DocumentPageFactory(document=document, number=page.number, text=page.text)
    return document


@pytest.fixture
def document(db):
    return stored(make.VisitFactory(), ilacs(), "made-up.pdf")


@pytest.fixture
def finding(document):
    """An item to improve on the first page."""
    text = "The speed of first visits."
    return make.ItemToImproveFactory(visit=document.visit, document=document, page=1, text=text, summary="")
