"""manage.py import_reports: a line per file, a sentence at the end, and an exit status."""

import io
import zipfile

import pytest
from django.core.management import call_command

from inspections.models import Visit
from tests import factories
from tests.importing.letters import letter


@pytest.fixture
def folder(tmp_path, northton):
    factories.AuthorityFactory(name="Southborough", dfe_code="902")
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "northton.txt").write_bytes(letter())
    with zipfile.ZipFile(folder / "others.zip", "w") as archive:
        archive.writestr("2024/southborough.txt", letter("Southborough"))
    return folder


def run(*args):
    """The lines on both outputs, and the exit status."""
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command("import_reports", *map(str, args), stdout=out, stderr=errors)
        status = 0
    except SystemExit as end:
        status = end.code
    return out.getvalue().splitlines(), errors.getvalue().splitlines(), status


def test_it_says_what_became_of_each_file(folder):
    lines, errors, status = run(folder)
    assert (errors, status) == ([], 0)
    assert [line.split(",")[0] for line in lines] == [
        "1/2 northton.txt: draft visit to Northton",
        "2/2 southborough.txt in others.zip: draft visit to Southborough",
        "2 files: 2 new draft visits",
    ]
    assert lines[-1] == "2 files: 2 new draft visits, 0 into visits already there, 0 already known, 0 failed."


def test_it_imports_nothing_twice(folder):
    run(folder)
    lines, _, status = run(folder)
    assert lines == [
        "1/2 northton.txt: already known: visit to Northton published 8 July 2024",
        "2/2 southborough.txt in others.zip: already known: visit to Southborough published 8 July 2024",
        "2 files: 0 new draft visits, 0 into visits already there, 2 already known, 0 failed.",
    ]
    assert (status, Visit.objects.count()) == (0, 2)


def test_it_goes_on_after_a_bad_file_and_ends_with_status_1(folder):
    (folder / "empty.pdf").touch()
    (folder / "atlantis.txt").write_bytes(letter("Atlantis"))
    lines, errors, status = run(folder)
    assert errors[0].startswith("1/4 atlantis.txt: failed: atlantis.txt names no known authority. ")
    assert "“Atlantis”" in errors[0]
    assert errors[1] == "2/4 empty.pdf: failed: empty.pdf is empty (0 bytes): download it again."
    assert lines[-1] == "4 files: 2 new draft visits, 0 into visits already there, 0 already known, 2 failed."
    assert (status, Visit.objects.count()) == (1, 2)


def test_it_reads_again_when_asked(folder, newer_reader, monkeypatch):
    run(folder)
    monkeypatch.undo()
    lines, _, _ = run("--reread", folder / "northton.txt")
    assert lines[-1] == "1 file: 0 new draft visits, 1 into visits already there, 0 already known, 0 failed."
