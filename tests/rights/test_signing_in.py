"""A page to sign in, with attempts counted and sessions that end."""

import time

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from inspections.rights import sessions
from tests.rights.conftest import PASSWORD, with_role

HOUR = 3600


def sign_in(client, username="coder", password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": username, "password": password}, **more)


def is_signed_in(client):
    return client.get("/saved/").status_code == 200


def later(monkeypatch, seconds):
    moment = int(time.time()) + seconds
    monkeypatch.setattr(sessions, "_now", lambda: moment)


def test_a_coder_who_is_no_staff_comes_to_the_desk(client, coder):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200


def test_a_person_comes_back_to_the_page_they_wanted(client, coder):
    asked = client.get("/desk/disagreements/?visit=1")
    assert asked["Location"] == "/sign-in/?next=/desk/disagreements/%3Fvisit%3D1"
    answer = client.post(asked["Location"], {"username": "coder", "password": PASSWORD})
    assert answer["Location"] == "/desk/disagreements/?visit=1"


def test_nobody_is_sent_to_another_site(client, coder):
    answer = client.post("/sign-in/?next=https://example.org/", {"username": "coder", "password": PASSWORD})
    assert answer["Location"] == "/desk/"


def test_a_wrong_password_says_what_may_be_wrong(client, coder):
    answer = sign_in(client, password="wrong")
    assert "The username or the password is wrong." in answer.content.decode()
    assert not is_signed_in(client)


def test_the_page_for_data_entry_has_no_sign_in_of_its_own(client, db):
    answer = client.get("/admin/login/?next=/admin/inspections/visit/")
    assert answer["Location"] == "/sign-in/?next=%2Fadmin%2Finspections%2Fvisit%2F"


def test_an_account_says_what_it_may(client, roles):
    client.force_login(with_role("editor"))
    page = client.get("/sign-in/").content.decode()
    said = ("signed in as <strong>editor</strong>, with the role editor.", 'href="/desk/"', 'href="/admin/"')
    assert all(words in page for words in said)


def test_signing_out_takes_a_button(client, coder):
    client.force_login(coder)
    assert (client.get("/sign-out/").status_code, is_signed_in(client)) == (405, True)
    assert "You are signed out." in client.post("/sign-out/", follow=True).content.decode()
    assert not is_signed_in(client)


def test_part_of_a_page_leads_whole_to_signing_in(client, db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/visits/1/findings/?finding=2"}
    answer = client.get("/sign-in/?next=/desk/visits/1/findings/2/accept/", headers=headers)
    assert answer["HX-Redirect"] == "/sign-in/?next=%2Fdesk%2Fvisits%2F1%2Ffindings%2F%3Ffinding%3D2"


def test_ten_failures_keep_a_person_out_even_with_the_right_password(client, coder, settings):
    settings.CONTACT = "Kim Lee, kim.lee@example.org"
    for address in range(10):
        answer = sign_in(client, password="wrong", REMOTE_ADDR=f"198.51.100.{address}")
    page = answer.content.decode()
    assert (answer.status_code, "Wait 15 minutes" in page, settings.CONTACT in page) == (429, True, True)
    assert sign_in(client, REMOTE_ADDR="203.0.113.1").status_code == 429


def test_ten_failures_keep_an_address_out_and_no_other(client, coder):
    for number in range(10):
        sign_in(client, username=f"guess-{number}", password="wrong")
    assert sign_in(client).status_code == 429
    assert sign_in(client, REMOTE_ADDR="203.0.113.1").status_code == 302


def test_an_address_cannot_pretend_to_be_another(client, coder):
    for number in range(10):
        answer = sign_in(client, f"guess-{number}", "wrong", headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert answer.status_code == 429


def test_a_quarter_of_an_hour_later_they_may_try_again(client, coder, settings):
    for _ in range(10):
        sign_in(client, password="wrong")
    settings.AXES_COOLOFF_TIME = settings.AXES_COOLOFF_TIME * 0
    assert sign_in(client).status_code == 302


def test_a_command_lets_them_in_at_once(client, coder):
    for _ in range(10):
        sign_in(client, password="wrong")
    call_command("axes_reset_username", "coder", verbosity=0)
    assert sign_in(client, REMOTE_ADDR="203.0.113.1").status_code == 302


@pytest.mark.parametrize(("seconds", "stays"), [(HOUR - 60, True), (HOUR + 1, False)])
def test_a_session_ends_that_nobody_uses(client, coder, monkeypatch, seconds, stays):
    client.force_login(coder)
    later(monkeypatch, seconds)
    assert is_signed_in(client) is stays


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (12, False)])
def test_a_session_ends_after_half_a_day_of_use(client, coder, monkeypatch, hours, stays):
    client.force_login(coder)
    for half_hour in range(1, 2 * hours):
        later(monkeypatch, half_hour * HOUR // 2)
        assert is_signed_in(client)
    later(monkeypatch, hours * HOUR)
    assert is_signed_in(client) is stays


def test_a_session_that_was_there_before_signing_in_begins_anew(client, coder, monkeypatch):
    before = client.session
    before["seen"] = "a page"
    before.save()
    for half_hour in range(1, 25):
        later(monkeypatch, half_hour * HOUR // 2 - 60)
        assert sign_in(client).status_code == 302 if half_hour == 1 else is_signed_in(client)
    assert client.session["seen"] == "a page"
    later(monkeypatch, 12 * HOUR)
    assert is_signed_in(client)


def test_the_browser_forgets_when_it_closes(client, coder):
    cookie = sign_in(client).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short-pass1", "at least 12"),
        ("password1234", "too common"),
        ("Featherstone1", "too similar to the last name"),
        ("19283746501928", "entirely numeric"),
    ],
)
def test_a_password_must_be_hard_to_guess(client, coder, password, fault):
    coder.last_name = "Featherstone"
    coder.save()
    client.force_login(coder)
    fields = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert fault in client.post("/password/", fields).content.decode()
    assert User.objects.get(username="coder").check_password(PASSWORD)


def test_a_person_changes_their_password_and_is_signed_out_elsewhere(client, coder):
    elsewhere = Client()
    elsewhere.force_login(coder)
    client.force_login(coder)
    fields = {"old_password": PASSWORD, "new_password1": "tin whistle orchard", "new_password2": "tin whistle orchard"}
    page = client.post("/password/", fields, follow=True).content.decode()
    assert "Your password is changed." in page
    assert (is_signed_in(client), is_signed_in(elsewhere)) == (True, False)


def test_who_lacks_a_right_is_told_which_and_whom_to_ask(client, coder, settings):
    settings.CONTACT = "Kim Lee, kim.lee@example.org"
    client.force_login(coder)
    answer = client.get("/desk/new/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You need the right to correct visits and findings. It comes with the role editor or administrator." in page
    assert "Rights are given by Kim Lee, kim.lee@example.org." in page
