"""A name goes from every table, also from the history that the database keeps by itself."""

from hashlib import sha256
from io import StringIO

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from inspections.erasing import Name, NoNameError, remove_name
from inspections.models import Document, Inspector
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
"""The database keeps history at the end of transactions."""


def tables_with(words):
    """The tables in which any column has the words."""
    found = []
    with connection.cursor() as cursor:
        for table in sorted(model._meta.db_table for model in apps.get_models()):
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}" t WHERE t::text ~* %s)', [words])  # noqa: S608
            if cursor.fetchone()[0]:
                found.append(table)
    return found


@pytest.fixture
def visit(settings, tmp_path):
    """A visit that names Robin Lead in many places, and Robin Leader and Kim Other who stay."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    visit = make.VisitFactory(addressee="Robin  Lead, Director of Children's Services")
    for name in ("Robin Lead", "Kim Other"):
        make.VisitInspectorFactory(visit=visit, inspector=make.InspectorFactory(name=name))
    Inspector.objects.filter(name="Robin Lead").update(aliases=["Rob O'Lead"])
    finding = make.FindingFactory(visit=visit, summary="ROBIN LEAD met Robin Leader.")
    finding.summary = "Rob O'Lead said so."
    finding.save()
    data = b"Robin\nLead wrote this. " * 20
    document = Document(visit=visit, sha256=sha256(data).hexdigest(), file_name="a.txt", size=len(data))
    document.reading = {"lead": ["Robin Lead"], "text": "Robin\nLead"}
    document.file.save("a.txt", ContentFile(data))
    make.DocumentPageFactory(document=document, text="Robin\nLead wrote this, with Kim Other.")
    return visit


def test_the_name_and_other_spellings_are_nowhere_afterwards(visit):
    assert len(tables_with(r"robin\s+lead\M|robin-lead|rob o'lead")) >= 8
    removed = remove_name(Name("Robin Lead"))
    assert tables_with(r"robin(\s|\\n|-)+lead\M|rob o'lead") == []
    assert (removed.rows["inspector"], [document.file_name for document in removed.documents]) == (1, ["a.txt"])


def test_what_is_said_of_others_stays(visit):
    remove_name(Name("Robin Lead"))
    visit.refresh_from_db()
    assert visit.addressee == "name removed, Director of Children's Services"
    assert [inspector.name for inspector in visit.inspectors.all()] == ["Kim Other"]
    history = [row.summary for row in visit.findings.get().history.order_by("history_id")]
    assert history[0] == "name removed met Robin Leader."
    assert visit.documents.get().pages.get().text == "name removed wrote this, with Kim Other."
    assert visit.documents.get().reading == {"lead": ["name removed"], "text": "name removed"}


def test_the_file_goes_only_when_asked_for(visit, client):
    document = visit.documents.get()
    remove_name(Name("Robin Lead"))
    assert document.file.storage.exists(document.file.name)
    make.DocumentPageFactory(document=document, number=2, text="Robin Lead")
    remove_name(Name("Robin Lead"), with_files=True)
    assert not document.file.storage.exists(document.file.name)
    assert client.get(f"/documents/{document.sha256}/").status_code == 404


def test_looking_changes_nothing(visit):
    before = tables_with(r"robin\s+lead\M")
    answer = StringIO()
    call_command("remove_name", "Robin Lead", stdout=answer)
    assert tables_with(r"robin\s+lead\M") == before
    assert "Nothing was changed. Add --remove" in answer.getvalue()
    assert "On a page of a.txt" in answer.getvalue()


def test_it_tells_what_it_did_without_the_name(visit, caplog):
    answer = StringIO()
    with caplog.at_level("INFO", "inspections.erasing"):
        call_command("remove_name", "Robin Lead", "--remove", stdout=answer)
    assert "out of the record and its history" in answer.getvalue()
    assert "Robin" not in caplog.text


def test_a_name_that_is_nowhere_is_said_to_be(db):
    answer = StringIO()
    call_command("remove_name", "Nobody Known", stdout=answer)
    assert answer.getvalue() == "The name is nowhere in the record.\n"


@pytest.mark.parametrize("words", ["Robin", "", "a' OR 1=1", "Robin %", "x\\y z"])
def test_less_than_a_full_name_is_refused(words):
    with pytest.raises(NoNameError, match="first and last name"):
        Name(words)
    with pytest.raises(CommandError, match="first and last name"):
        call_command("remove_name", words)
