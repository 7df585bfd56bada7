"""Two people import at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from inspections.importing import Outcome, import_file, importer
from inspections.models import Document, Inspector, Visit
from tests import factories
from tests.importing.letters import letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once(monkeypatch):
    """Import two files in two threads that both begin to write when both have read; returns the outcomes, sorted."""

    def wait_and_write(*args):
        barrier.wait(timeout=10)
        return write(*args)

    def at_once(*files):
        outcomes = []
        threads = [Thread(target=_import, args=(data, outcomes)) for data in files]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        return sorted(outcomes)

    barrier, write = Barrier(2), importer.write
    monkeypatch.setattr(importer, "write", wait_and_write)
    return at_once


def _import(data, outcomes):
    try:
        outcomes.append(import_file(data, "letter.txt").outcome)
    finally:
        connection.close()


@pytest.fixture
def places():
    factories.FrameworkFactory()
    for number, name in enumerate(("Northton", "Southborough"), start=901):
        factories.AuthorityFactory(name=name, dfe_code=str(number))


def test_it_imports_a_file_once_that_comes_twice_at_once(places, at_once):
    assert at_once(letter(), letter()) == [Outcome.IMPORTED, Outcome.KNOWN]
    assert (Visit.objects.count(), Document.objects.count()) == (1, 1)
    document = Document.objects.get()
    with document.file.open() as file:
        assert file.read() == letter()


def test_it_makes_one_visit_of_two_files_on_one_visit(places, at_once):
    assert at_once(letter(), letter() + b"\n") == [Outcome.IMPORTED, Outcome.UPDATED]
    assert (Visit.objects.count(), Document.objects.count()) == (1, 2)


def test_it_creates_inspectors_once_that_two_files_name(places, at_once):
    assert at_once(letter(), letter("Southborough")) == [Outcome.IMPORTED, Outcome.IMPORTED]
    assert sorted(Inspector.objects.values_list("name", flat=True)) == ["Kim Team", "Robin Lead"]
