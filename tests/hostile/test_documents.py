"""Documents changed by chance: each is read or refused, soon, and what is written of it is whole."""

import sys
from random import Random

import pytest
from django.core.files.storage import default_storage

from inspections.bundled.places import load_authorities
from inspections.bundled.vocabulary import load_vocabulary
from inspections.importing import import_file, importer
from inspections.isolation import Limits, Reader
from inspections.models import Document, Visit
from tests.documents.made_up import focused_visit, ilacs

from .amounts import DOCUMENTS, MOST_SECONDS, SEED
from .mutating import document
from .telling import Found, place_of, stopwatch


@pytest.fixture
def reader():
    reader = Reader(Limits())
    yield reader
    reader.close()


@pytest.fixture
def record(db, settings, tmp_path):
    """What reports name, and a folder for documents."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    load_authorities()
    load_vocabulary()


def taken(reader, found, name, data):
    """Import a document; where that took long twice more, since on a busy machine one time says little."""
    result, spent = _timed(reader, name, data)
    for again in (1, 2):
        if spent > MOST_SECONDS:
            spent = min(spent, _timed(reader, name, data + b"\n" * again)[1])  # another file with the same in it
    found.outcomes[str(result.outcome.value)] += 1
    found.took(spent, f"{name[:20]} of {len(data):,} bytes")


def _timed(reader, name, data):
    with stopwatch() as seconds:
        result = import_file(data, name, read=reader.read)
    return result, seconds()


def whole():
    """How many documents there are; raises where one of them, or a visit or a file, is not whole."""
    documents = list(Document.objects.prefetch_related("pages"))
    assert all(one.visit_id and one.pages.all() and one.reading for one in documents)
    assert not Visit.objects.filter(documents=None).exists()
    stored = {path.name for path in default_storage.base_location.rglob("*") if path.is_file()}
    assert stored == {one.file.name.rpartition("/")[2] for one in documents}
    return len(documents)


@pytest.mark.django_db
def test_every_document_is_read_or_refused(reader, record, monkeypatch):
    chance, found = Random(SEED), Found()  # noqa: S311 - damage, not secrets
    monkeypatch.setattr(importer.logger, "exception", lambda *said: found.fault(place_of(sys.exception()), said))
    taken(reader, found, "first.pdf", ilacs())
    for number in range(DOCUMENTS):
        taken(reader, found, *document(chance))
        if number % 100 == 99:
            whole()
    taken(reader, found, "last.pdf", focused_visit())
    found.tell("Documents", "mutated PDFs and texts, read and imported", f"{whole():,} became documents, each whole.")
    assert found.wrong == {}
    assert found.outcomes["imported"] >= 2
