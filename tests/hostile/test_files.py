"""Files of every import changed by chance: taken in whole, or refused with a reason and nothing changed."""

import json
from io import StringIO
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction

from inspections.codebook.csv_file import codebook_csv
from inspections.codebook.qdc_file import codebook_qdc
from inspections.codebook.standing import codebook_now
from inspections.codebook.yaml_file import codebook_yaml
from inspections.interchange import findings_sheet, visit_record
from inspections.models import CouncilResponse, ResponseStatement
from tests.world import build_world

from .amounts import DOCUMENTS, MOST_SECONDS, SEED
from .forms import forms_in
from .mutating import document, in_words
from .telling import Found, place_of, stopwatch

CODEBOOK, RESPONSE = "/admin/inspections/theme/import/", "/admin/inspections/councilresponse/import/"
EACH = max(1, DOCUMENTS // 8)
NOTE = "From another program."


@pytest.fixture
def visit(db):
    return build_world()["south"]


@pytest.fixture
def found():
    return Found()


def attempt(found, kind, what, act, state):
    """Do it, undo it, and count it. What takes too long is done once more: on a busy machine one time says little."""
    before = state()
    try:
        is_taken, is_whole, seconds = _attempted(act, state, before)
        if seconds > MOST_SECONDS:
            seconds = min(seconds, _attempted(act, state, before)[2])
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        found.fault(place_of(error), what)
        return
    if not is_whole:
        found.fault(f"{kind} refused, and something of it kept", what)
    found.outcomes[f"{kind} {'taken in' if is_taken else 'refused'}"] += 1
    found.took(seconds, f"{kind} of {len(what):,} bytes")


def _attempted(act, state, before):
    """Whether the file was taken in, whether it was or all is as before, and the seconds; undone afterwards."""
    with transaction.atomic():
        with stopwatch() as seconds:
            is_taken = act()
        is_whole = is_taken or state() == before
        transaction.set_rollback(True)
    return is_taken, is_whole, seconds()


def send(client, address, fields):
    response = client.post(address, fields)
    assert response.status_code in (200, 302), response.status_code
    return response


def take_in_codebook(client, ending, data):
    """Whether a codebook was taken in, after its preview was confirmed."""
    sent = {"file": SimpleUploadedFile(f"book.{ending}", data), "note": NOTE}
    shown = send(client, CODEBOOK, sent)
    confirm = [form for form in forms_in(shown.content.decode(), CODEBOOK) if "text" in form.fields]
    if not confirm:
        return False
    fields = {name: shown.context["form"][name].value() for name in shown.context["form"].fields}
    return send(client, CODEBOOK, {name: value or "" for name, value in fields.items()}).status_code == 302


def test_every_codebook_is_taken_in_or_refused(visit, admin_client, found):
    chance, book = Random(SEED), codebook_now()  # noqa: S311 - damage, not secrets
    files = {"yaml": codebook_yaml(book), "csv": codebook_csv(book), "qdc": codebook_qdc(book)}
    for ending, text in list(files.items()) * EACH:
        data = in_words(chance, ending, text)
        attempt(
            found,
            ending.upper(),
            data,
            lambda ending=ending, data=data: take_in_codebook(admin_client, ending, data),
            lambda: codebook_yaml(codebook_now()),
        )
    found.tell("Codebooks", "mutated files sent to the form of staff")
    assert found.wrong == {}


def take_in_visit(path):
    try:
        call_command("import_visit", str(path), stdout=StringIO(), stderr=StringIO())
    except CommandError:
        return False
    return True


def test_every_visit_file_is_taken_in_or_refused(visit, found, tmp_path):
    chance = Random(SEED)  # noqa: S311 - damage, not secrets
    files = {"json": json.dumps(visit_record(visit)), "csv": findings_sheet(visit)}
    for ending, text in list(files.items()) * EACH:
        path = tmp_path / f"visit.{ending}"
        path.write_bytes(data := in_words(chance, ending, text))
        attempt(
            found,
            f"{ending.upper()} visit file",
            data,
            lambda path=path: take_in_visit(path),
            lambda: visit_record(visit),
        )
    found.tell("Visit files", "mutated files taken in by `import_visit`")
    assert found.wrong == {}


def responses():
    return list(ResponseStatement.objects.values_list("text")), CouncilResponse.objects.count()


def test_every_response_is_taken_in_or_refused(visit, admin_client, found):
    chance = Random(SEED)  # noqa: S311 - damage, not secrets
    for _ in range(EACH):
        name, data = document(chance)
        fields = {"visit": visit.pk, "file": SimpleUploadedFile(name, data)}
        attempt(
            found,
            "response",
            data,
            lambda fields=fields: send(admin_client, RESPONSE, fields).status_code == 302,
            responses,
        )
    found.tell("Council responses", "mutated PDFs and texts sent to the form of staff")
    assert found.wrong == {}
