"""A file that cannot be imported says why, and leaves nothing behind."""

import pytest
from django.core.files.storage import default_storage
from fpdf import FPDF

from inspections.importing import Outcome, import_file, importer, writing
from inspections.models import Document, Finding, Framework, Inspector, Visit
from inspections.reports import Problem
from tests import factories
from tests.importing.made_reports import make_report, stored_bytes


def stored_files(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def nothing_there():
    return [model.objects.count() for model in (Visit, Document, Finding, Inspector)] == [0, 0, 0, 0]


def locked_pdf():
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, text="Inspection of Northton children's services. " * 20)
    return bytes(pdf.output())


def open_pdf(text):
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, text=text)
    return bytes(pdf.output())


PAGE = open_pdf("A recipe for soup. " * 40)


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (PAGE[: len(PAGE) // 2], "is damaged or only partly downloaded"),
        (b"<!DOCTYPE html><html><body>" + b"Page not found. " * 40, "is not a PDF but"),
        (b"PK\x03\x04" + bytes(range(256)) * 4, "is not a PDF but"),
        (bytes(range(256)) * 40, "soup.pdf"),
        (open_pdf(""), "is a scan without a text layer"),
        (locked_pdf(), "is protected by a password"),
        (PAGE, "is no report that can be read here"),
    ],
)
def test_it_names_the_file_and_the_remedy(northton, settings, data, remedy):
    result = import_file(data, "soup.pdf")
    assert result.outcome == Outcome.FAILED
    assert "soup.pdf" in result.message
    assert remedy in result.message
    assert nothing_there()
    assert stored_files(settings) == []


def test_it_names_the_printed_authority_that_nobody_knows(bring):
    problem = Problem("authority_unknown", "No known authority is called “Atlantis”: add it, or add an alias.")
    result = bring(make_report(authority=None, problems=(problem,)))
    assert result.message == (
        "northton.pdf names no known authority. No known authority is called “Atlantis”: add it, or add an alias. "
        "Then import the file again."
    )
    assert nothing_there()


def test_it_refuses_a_report_that_does_not_say_which_kind_of_visit_it_is_about(bring):
    result = bring(make_report(visit_type=None))
    assert result.outcome == Outcome.FAILED
    assert "northton.pdf does not say which kind of visit" in result.message


def test_it_refuses_a_framework_without_reference_data(bring):
    Framework.objects.all().delete()
    assert "load the reference data" in bring().message
    assert nothing_there()


def test_it_leaves_nothing_half_written_when_a_step_breaks(bring, settings, monkeypatch):
    def break_down(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(writing, "replace_problems", break_down)
    result = bring()
    assert (result.outcome, result.message) == (
        Outcome.FAILED,
        "northton.pdf met a fault in the dashboard itself: whoever runs it finds the details in its log.",
    )
    assert nothing_there()
    assert stored_files(settings) == []


def test_it_takes_the_file_away_again_when_storing_breaks(bring, settings, monkeypatch):
    def store_and_break(document, data):
        store_file(document, data)
        raise OSError("disk full")

    store_file = importer.store_file
    monkeypatch.setattr(importer, "store_file", store_and_break)
    assert bring().outcome == Outcome.FAILED
    assert nothing_there()
    assert stored_files(settings) == []


def test_it_replaces_what_a_killed_import_left_in_the_storage(bring):
    document = bring().visit.documents.get()
    name = document.file.name
    Document.objects.all().delete()
    with default_storage.open(name, "wb") as file:
        file.write(b"half")
    again = bring().visit.documents.get()
    assert (again.file.name, stored_bytes(again)) == (name, b"the first file")


def test_it_says_known_when_someone_else_imported_the_file_meanwhile(bring, monkeypatch):
    seen = []
    monkeypatch.setattr(importer, "_document_of", lambda data: seen.append(data) or _second(seen, data))
    factories.DocumentFactory(sha256=importer.checksum(b"the first file"))
    assert bring().outcome == Outcome.KNOWN


def _second(seen, data):
    """Not there when first asked for, there when asked again."""
    if len(seen) == 1:
        return None
    return Document.objects.get(sha256=importer.checksum(data))
