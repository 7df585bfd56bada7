"""An import of reports made by hand, without a file to read."""

import hashlib
from dataclasses import replace

import pytest

from inspections.importing import import_file, importer, storing, writing
from inspections.isolation import Reading
from tests import factories
from tests.importing.made_reports import make_report


@pytest.fixture(autouse=True)
def _documents_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def northton(db):
    """The authority, with the framework, areas and grades that reports on it use."""
    factories.FrameworkFactory()
    for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
        factories.GradeFactory(slug=grade)
    for order, area in enumerate(("overall", "leaders", "help_and_protection")):
        factories.JudgementAreaFactory(slug=area, order=order)
    return factories.AuthorityFactory(name="Northton", dfe_code="901")


@pytest.fixture
def bring(northton, monkeypatch):
    """Import a report made by hand under the bytes of a file, without suggested codings; returns the result."""
    monkeypatch.setattr(writing, "suggest_codings", lambda findings: None)

    def bring(report=None, data=b"the first file", name="northton.pdf", *, reread=False):
        parsed = replace(report or make_report(), file=name, sha256=hashlib.sha256(data).hexdigest())
        reading = Reading(parsed.to_json(), list(parsed.pages))
        return import_file(data, name, reread=reread, read=lambda *_: reading)

    return bring


@pytest.fixture
def newer_reader(monkeypatch):
    for module in (importer, storing):
        monkeypatch.setattr(module, "PARSER_VERSION", "newer")
