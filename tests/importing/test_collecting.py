"""Files named, folders, ZIP files and uploads become candidates; what is unsafe or unreadable says why."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.importing import from_paths, from_uploads
from inspections.importing.collecting import base_name
from inspections.importing.results import ImportRefusedError


def zip_of(files, compression=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def what_they_say(candidates):
    """The bytes of each candidate, or the sentence that refuses it, by its name."""
    said = {}
    for candidate in candidates:
        try:
            said[str(candidate)] = candidate.read()
        except ImportRefusedError as refusal:
            said[str(candidate)] = str(refusal)
    return said


def read_zip(data, name="reports.zip"):
    return what_they_say(from_uploads([SimpleUploadedFile(name, data)]))


def test_it_takes_reports_from_folders_at_any_depth_by_name(tmp_path):
    for path in ("b.PDF", "a/deep/er.txt", "a/notes.docx", "a/.hidden.pdf", "list.csv"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    (tmp_path / "c.zip").write_bytes(zip_of({"inside.pdf": "in"}))
    assert what_they_say(from_paths([tmp_path])) == {
        "er.txt": b"a/deep/er.txt",
        "b.PDF": b"b.PDF",
        "inside.pdf in c.zip": b"in",
    }


def test_it_takes_a_file_that_is_named_whatever_it_is_called(tmp_path):
    (tmp_path / "report").write_text("x")
    assert what_they_say(from_paths([tmp_path / "report"])) == {"report": b"x"}


def test_it_says_what_is_not_there(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    missing = [tmp_path / "no.pdf", tmp_path / "no.zip"]
    assert what_they_say(from_paths([*missing, empty])) == {
        "no.pdf": f"{tmp_path}/no.pdf does not exist: check the path.",
        "no.zip": f"{tmp_path}/no.zip does not exist: check the path.",
        "empty": f"{empty} holds no PDF, text or ZIP files: check that it is the right folder.",
    }


def test_it_says_what_cannot_be_opened(tmp_path, monkeypatch):
    def deny(self, mode):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "shut.pdf").touch()
    monkeypatch.setattr(Path, "open", deny)
    assert what_they_say(from_paths([tmp_path / "shut.pdf"])) == {
        "shut.pdf": f"{tmp_path}/shut.pdf cannot be read (Permission denied): check its permissions."
    }


def test_it_refuses_a_file_that_is_too_large(tmp_path, settings):
    settings.IMPORT_MAX_FILE_MB = 0
    (tmp_path / "big.pdf").write_bytes(b"x")
    sentence = "big.pdf is larger than 0 MB: check that it is a report."
    assert what_they_say(from_paths([tmp_path])) == {"big.pdf": sentence}
    assert read_zip(zip_of({"big.pdf": "x"})) == {"big.pdf in reports.zip": sentence}


@pytest.mark.parametrize("name", ["2024/a.pdf", "../../etc/a.pdf", "/etc/a.pdf", "C:\\reports\\a.pdf", "..\\a.pdf"])
def test_it_takes_only_the_last_part_of_a_name_inside_a_zip(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_zip(zip_of({name: "x"})) == {"a.pdf in reports.zip": b"x"}
    assert list(tmp_path.iterdir()) == []


def test_it_passes_over_what_systems_add_to_a_zip():
    files = {"a.pdf": "x", "__MACOSX/._a.pdf": "note", ".DS_Store": "note", "folder/": "", "index.csv": "list"}
    assert read_zip(zip_of(files)) == {"a.pdf in reports.zip": b"x"}


def test_it_refuses_a_zip_inside_a_zip_and_takes_the_rest():
    assert read_zip(zip_of({"more.zip": zip_of({"a.pdf": "x"}), "b.pdf": "y"})) == {
        "more.zip in reports.zip": "more.zip is a ZIP file inside reports.zip: unpack it and import what it holds.",
        "b.pdf in reports.zip": b"y",
    }


def test_it_refuses_a_zip_bomb_before_unpacking_it():
    bomb = zip_of({"a.pdf": b"\0" * 3_000_000}, zipfile.ZIP_DEFLATED)
    (sentence,) = read_zip(bomb).values()
    assert sentence.startswith("reports.zip would unpack from ")
    assert sentence.endswith(
        "bytes to 2.9 MB, more than a ZIP of reports does: import the reports themselves, or split it into several."
    )


def test_it_refuses_a_zip_that_is_too_much_in_all(settings):
    settings.IMPORT_MAX_TOTAL_MB = 0
    (sentence,) = read_zip(zip_of({"a.pdf": "x"})).values()
    assert sentence.startswith("reports.zip would unpack from 1 bytes to 1 bytes")


def test_it_refuses_a_zip_of_too_many_files(settings):
    settings.IMPORT_MAX_FILES = 2
    files = {f"{number}.pdf": "x" for number in range(3)}
    assert read_zip(zip_of(files)) == {"reports.zip": "reports.zip holds 3 files, more than 2: split it into several."}


def test_it_refuses_a_zip_without_reports():
    sentence = "reports.zip holds no PDF or text files: check that it is the right ZIP file."
    assert read_zip(zip_of({"index.csv": "x"})) == {"reports.zip": sentence}


def locked(data):
    """The same ZIP with the mark of a password on its only entry, in both of its headers."""
    data = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def test_it_refuses_an_entry_with_a_password():
    assert read_zip(locked(zip_of({"a.pdf": "x"}))) == {
        "a.pdf in reports.zip": "a.pdf in reports.zip is protected by a password: make the ZIP without one."
    }


def test_it_says_when_a_zip_is_none_or_is_damaged():
    whole = zip_of({"a.pdf": b"some words" * 10})
    (none,) = read_zip(b"no zip at all").values()
    assert none.startswith("reports.zip is no ZIP file that can be opened (")
    (damaged,) = read_zip(whole.replace(b"some words", b"same words", 1)).values()
    assert damaged.startswith("a.pdf in reports.zip is damaged (Bad CRC-32")


@pytest.mark.parametrize("cut", range(0, 160, 7))
def test_it_never_breaks_on_a_zip_cut_short(cut):
    whole = zip_of({"a.pdf": b"some words" * 10}, zipfile.ZIP_DEFLATED)
    assert all("reports.zip" in name for name in read_zip(whole[:cut]))


def test_it_names_what_has_no_name():
    assert [base_name(name) for name in ("a/b.pdf", "b.pdf", "a\\b.pdf", "/", "")] == [
        "b.pdf",
        "b.pdf",
        "b.pdf",
        "unnamed",
        "unnamed",
    ]
