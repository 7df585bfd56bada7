import hashlib
import json
import os
import tarfile
import time
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from inspections.models import Document, Finding, Visit
from inspections.recovery import database
from tests import factories as make
from tests.room import room_for

CONTENT = b"%PDF-1.7 a report of our own"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_database")]


@pytest.fixture
def record():
    """A visit with a finding and its stored document."""
    visit = make.VisitFactory()
    make.FindingFactory(visit=visit, summary="Help comes early.")
    document = Document(visit=visit, sha256=hashlib.sha256(CONTENT).hexdigest(), size=len(CONTENT), reading={})
    document.file_name = "report.pdf"
    document.file.save("report.pdf", ContentFile(CONTENT))
    return document


@pytest.fixture
def backup(record, tmp_path):
    path = tmp_path / "dashboard.backup"
    say("backup", path)
    return path


def say(command, *arguments, **options):
    answer = StringIO()
    call_command(command, *map(str, arguments), stdout=answer, stderr=answer, **options)
    return answer.getvalue()


def rewritten(backup, change):
    """The backup with `change` made to its parts, a dictionary of bytes by name."""
    with tarfile.open(backup) as tar:
        parts = {member.name: tar.extractfile(member).read() for member in tar}
    change(parts)
    with tarfile.open(backup, "w") as tar:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))


def with_manifest(parts, /, **facts):
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | facts).encode()


def left():
    """What a refused restore must leave as it was."""
    names = sorted(path.name for path in Document.objects.get().file.storage.base_location.rglob("*") if path.is_file())
    return Finding.objects.values_list("summary", flat=True).get(), names


def test_it_puts_back_rows_and_files(record, backup):
    Finding.objects.update(summary="Somebody's mistake.")
    record.file.storage.delete(record.file.name)
    record.file.storage.save("uploads/1/2.pdf", ContentFile(b"of a batch that the backup does not know"))
    said = say("restore", backup, replace=True)
    assert left() == ("Help comes early.", [f"{record.sha256}.pdf"])
    with Document.objects.get().file.open() as file:
        assert file.read() == CONTENT
    assert "1 finding of 1 visit with 1 file. All" in said


def test_it_lets_rows_be_added_and_marked_after_a_restore(backup):
    say("restore", backup, replace=True)
    visit = make.VisitFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT visit FROM inspections_visitmark WHERE visit = %s", [visit.pk])
        assert cursor.fetchone() == (visit.pk,)


def test_it_takes_a_database_nobody_has_used_for_empty():
    assert database.occupied() == []


def test_it_replaces_no_database_in_use_unasked(backup):
    with pytest.raises(CommandError, match=r"The database is in use .* --replace"):
        say("restore", backup)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda parts: parts.pop("database.dump"), "lacks database.dump"),
        (lambda parts: parts.pop("manifest.json"), "has no manifest"),
        (lambda parts: parts.update({"files/more": b"?"}), "has files/more, which its manifest does not name"),
        (lambda parts: parts.update({"database.dump": b"?"}), "database.dump in the backup is not what"),
        (lambda parts: parts.update({"database.dump": parts["database.dump"][::-1]}), "checksum of database.dump"),
        (lambda parts: with_manifest(parts, format=2), "has format 2"),
        (lambda parts: with_manifest(parts, migrations=["inspections.9999_future"]), "inspections.9999_future, which"),
        (lambda parts: with_manifest(parts, rows={"inspections_visit": 7}), "has 1 rows, and the manifest says 7"),
        (lambda parts: with_manifest(parts, parts={}), "which its manifest does not name"),
        (lambda parts: with_manifest(parts, rows=None), "manifest"),
    ],
)
def test_it_leaves_all_as_it_was_where_the_manifest_does_not_match(record, backup, change, message):
    rewritten(backup, change)
    Finding.objects.update(summary="What is there now.")
    with pytest.raises(CommandError, match=message):
        say("restore", backup, replace=True)
    assert left() == ("What is there now.", [f"{record.sha256}.pdf"])


def test_it_takes_no_name_that_leads_elsewhere(backup, tmp_path):
    def change(parts):
        facts = json.loads(parts["manifest.json"])["parts"]
        parts["files/../../away"] = b"!"
        with_manifest(
            parts, parts=facts | {"files/../../away": {"size": 1, "sha256": hashlib.sha256(b"!").hexdigest()}}
        )

    rewritten(backup, change)
    with pytest.raises(CommandError, match=r"files/../../away in the backup is not what"):
        say("restore", backup, replace=True)
    assert list(tmp_path.rglob("away")) == []


@pytest.mark.parametrize("kept", [0, 300, 5000])
def test_it_refuses_a_file_that_was_cut_short(backup, kept):
    backup.write_bytes(backup.read_bytes()[:kept])
    with pytest.raises(CommandError, match=r"damaged|manifest"):
        say("restore", backup, replace=True)


def test_it_says_that_there_is_no_such_file(tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        say("restore", tmp_path / "nothing")


def test_it_brings_an_older_backup_up_to_date(record, tmp_path):
    path = tmp_path / "older.backup"
    say("migrate", "inspections", "0007", verbosity=0)
    say("backup", path)
    said = say("restore", path, replace=True)
    assert "Brought up to date by" in said
    assert any(name.startswith("inspections.0008") for name in database.migrations())


def test_it_backs_up_no_record_with_a_lost_document_unasked(record, tmp_path):
    path = tmp_path / "dashboard.backup"
    record.file.storage.delete(record.file.name)
    with pytest.raises(CommandError, match=f"{record.sha256}.pdf: the database names them"):
        say("backup", path)
    assert not path.exists()
    assert f"Without {record.file.name}" in say("backup", path, without_missing=True)


def test_it_keeps_the_earlier_backup_where_the_disk_is_full(backup):
    earlier = backup.read_bytes()
    with room_for(64 * 1024), pytest.raises(CommandError, match=r"no room .* Nothing was changed"):
        say("backup", backup)
    assert backup.read_bytes() == earlier
    assert [path.name for path in backup.parent.iterdir() if path.is_file()] == [backup.name]


def test_it_changes_nothing_where_the_disk_is_full(record, backup):
    Finding.objects.update(summary="What is there now.")
    with room_for(64 * 1024), pytest.raises(CommandError, match=r"no room .* Nothing was changed"):
        say("restore", backup, replace=True)
    assert left() == ("What is there now.", [f"{record.sha256}.pdf"])


def test_it_forgets_what_a_killed_backup_held(record, tmp_path):
    root = record.file.storage.base_location
    for name, age in (("yesterdays", 25 * 3600), ("of-now", 60)):
        (root / f".backup-{name}").mkdir()
        os.utime(root / f".backup-{name}", (time.time() - age,) * 2)
    say("backup", tmp_path / "dashboard.backup")
    assert [path.name for path in root.glob(".backup-*")] == [".backup-of-now"]


def test_it_writes_for_its_owner_only(backup):
    assert oct(backup.stat().st_mode & 0o777) == "0o600"
    assert Visit.objects.count() == 1
