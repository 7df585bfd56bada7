"""A request that sends too much is refused before it is read, and says what may be sent."""

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
UPLOAD = "/admin/inspections/document/upload/"


def send(client, address, length, content_type="multipart/form-data; boundary=x"):
    """The answer to a request that only says that it sends so many bytes: reading them is not what refuses it."""
    return client.generic("POST", address, b"", content_type=content_type, CONTENT_LENGTH=str(length))


def test_nobody_sends_files_without_being_signed_in(client, monkeypatch):
    monkeypatch.setattr(uploadhandler, "load_handler", None)  # whatever reads files breaks down
    answer = send(client, "/sign-in/", 6 * MEGABYTE)
    assert (answer.status_code, "5 MB of words" in answer.content.decode()) == (413, True)


@pytest.mark.parametrize(
    ("address", "most"), [(UPLOAD, 1001), ("/admin/inspections/theme/import/", 51), ("/desk/", 51)]
)
def test_people_who_are_signed_in_send_as_much_as_the_page_takes(admin_client, address, most):
    statuses = [send(admin_client, address, length).status_code for length in (most * MEGABYTE, most * MEGABYTE + 1)]
    assert (statuses[0] == 413, statuses[1]) == (False, 413)


def test_a_form_of_too_many_words_is_refused(admin_client):
    answer = admin_client.post("/desk/new/", {"text": "a" * (5 * MEGABYTE + 1)})
    assert (answer.status_code, "Nothing of it was kept" in answer.content.decode()) == (413, True)


def test_a_form_of_too_many_fields_is_refused(admin_client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    answer = admin_client.post("/desk/new/", dict.fromkeys("abcd", "1"))
    assert (answer.status_code, "more than 3 fields" in answer.content.decode()) == (413, True)


def test_an_upload_of_too_many_files_says_so(admin_client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    answer = admin_client.post(UPLOAD, {"files": [SimpleUploadedFile(name, b"a") for name in ("a.txt", "b.txt")]})
    assert (answer.status_code, "more than 1 files" in answer.content.decode()) == (413, True)


@pytest.mark.parametrize("length", ["-5", "many", "9" * 5000, ""])
def test_a_length_that_is_none_sends_nothing(client, length):
    assert send(client, "/sign-in/", length).status_code in (200, 400)


def test_an_address_with_more_parameters_than_anybody_can_choose_is_refused(client):
    addresses = ["/sign-in/?" + "&".join(["next=a"] * number) for number in (300, 301)]
    assert [client.get(address).status_code for address in addresses] == [200, 400]
