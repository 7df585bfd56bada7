"""Single sign-on against a provider on this machine: who is let in, as what, and what is refused."""

import html
import re
import time
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, User
from django.utils.http import urlencode

from config.single_sign_on import SingleSignOn
from inspections.models import ProviderAccount
from tests.rights.conftest import with_role
from tests.rights.provider import ANOTHER_KEY, CLIENT_ID, CLIENT_SECRET, running

BACK = "/sign-in/organisation/back/"


@pytest.fixture
def provider(settings, roles):
    with running() as provider:
        settings.SINGLE_SIGN_ON = SingleSignOn(
            issuer=provider.issuer,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            name="Northton Council",
            claim="groups",
            groups={"g-editors": "editor", "g-coders": "coder", "g-admins": "administrator"},
            others="reader",
        )
        yield provider


def refusing_others(settings):
    settings.SINGLE_SIGN_ON = replace(settings.SINGLE_SIGN_ON, others="")


def set_out(client, after=""):
    """The address at the provider that the page after the button leads to."""
    page = client.post("/sign-in/organisation/", {"next": after}).content.decode()
    return html.unescape(re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)[1])


def come_back(client, said):
    return client.get(f"{BACK}?{urlencode(said)}")


def sign_in(client, provider, after=""):
    return come_back(client, provider.let_in(set_out(client, after)))


def roles_of(person):
    return set(person.groups.values_list("name", flat=True))


def is_signed_in(client):
    return "_auth_user_id" in client.session


def refusal(response):
    return re.search(r'govuk-error-message">([^<]+)<', response.content.decode())[1]


def test_the_page_to_sign_in_has_a_button(client, provider):
    page = client.get("/sign-in/?next=/saved/").content.decode()
    assert "Sign in with Northton Council" in page
    assert page.count('name="next" value="/saved/"') == 2


def test_it_is_not_there_where_it_is_switched_off(client, db):
    assert "/sign-in/organisation/" not in client.get("/sign-in/").content.decode()
    assert [client.post("/sign-in/organisation/").status_code, client.get(BACK).status_code] == [404, 404]


def test_a_person_signs_in_and_has_an_account(client, provider):
    provider.claims |= {"given_name": "Kim", "family_name": "Lee", "email": "kim.lee@example.org"}
    answer = sign_in(client, provider)
    person = User.objects.get()
    assert (answer.status_code, answer["Location"], client.session["_auth_user_id"]) == (302, "/", str(person.pk))
    assert (person.username, person.get_full_name(), person.email) == (
        "kim@example.org",
        "Kim Lee",
        "kim.lee@example.org",
    )
    assert (roles_of(person), person.is_superuser, person.is_staff, person.has_usable_password()) == (
        {"reader"},
        False,
        False,
        False,
    )


def test_it_asks_with_state_nonce_and_pkce(client, provider):
    sign_in(client, provider)
    asked = provider.asked
    assert (asked["response_type"], asked["scope"], asked["code_challenge_method"]) == (
        "code",
        "openid profile email",
        "S256",
    )
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert all(len(asked[name]) >= 20 for name in ("state", "nonce", "code_challenge"))


def test_it_knows_a_person_again_by_the_subject_alone(client, provider):
    sign_in(client, provider)
    provider.claims["preferred_username"] = "kim.reed@example.org"
    sign_in(client, provider)
    assert User.objects.get().username == "kim@example.org"


def test_groups_bring_roles_anew_at_each_sign_in(client, provider):
    provider.claims["groups"] = ["g-editors", "g-of-somebody-else"]
    assert sign_in(client, provider)["Location"] == "/desk/"
    person = User.objects.get()
    person.groups.add(Group.objects.create(name="made here"))
    assert roles_of(person) == {"editor", "made here"}
    provider.claims["groups"] = ["g-coders", "g-admins"]
    sign_in(client, provider)
    assert roles_of(person) == {"coder", "administrator", "made here"}
    person.refresh_from_db()
    assert not person.is_superuser


def test_people_without_a_group_are_refused_where_it_is_set_so(client, provider, settings):
    refusing_others(settings)
    answer = sign_in(client, provider)
    assert (answer.status_code, is_signed_in(client), User.objects.exists()) == (403, False, False)
    assert "none of your groups has a role here" in refusal(answer)


def test_who_left_the_groups_keeps_no_role(client, provider, settings):
    provider.claims["groups"] = ["g-editors"]
    sign_in(client, provider)
    client.logout()
    refusing_others(settings)
    provider.claims["groups"] = []
    sign_in(client, provider)
    assert (is_signed_in(client), roles_of(User.objects.get())) == (False, set())


def test_who_was_switched_off_stays_out(client, provider):
    sign_in(client, provider)
    client.logout()
    User.objects.update(is_active=False)
    answer = sign_in(client, provider)
    assert (answer.status_code, is_signed_in(client)) == (403, False)
    assert "switched off" in refusal(answer)


def test_nobody_takes_over_an_account_of_the_same_name(client, provider):
    provider.claims["preferred_username"] = "Editor"
    with_role("editor")
    answer = sign_in(client, provider)
    assert (answer.status_code, is_signed_in(client), ProviderAccount.objects.exists()) == (403, False, False)
    assert "There is an account named Editor here already" in refusal(answer)


WRONG = {
    "issuer": {"iss": "https://elsewhere.example.org"},
    "audience": {"aud": "another program"},
    "audience with us as the one who asked": {"aud": "another program", "azp": CLIENT_ID},
    "nonce": {"nonce": "of another sign-in"},
    "expired": {"exp": int(time.time()) - 600, "iat": int(time.time()) - 900},
    "not yet valid": {"nbf": int(time.time()) + 600},
    "no subject": {"sub": ""},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_token_with_a_wrong_claim_is_refused(client, provider, wrong):
    provider.wrong = wrong
    answer = sign_in(client, provider)
    assert (answer.status_code, is_signed_in(client), User.objects.exists()) == (403, False, False)


def test_a_token_with_a_wrong_signature_is_refused(client, provider):
    provider.key = ANOTHER_KEY
    answer = sign_in(client, provider)
    assert (answer.status_code, is_signed_in(client)) == (403, False)
    assert refusal(answer) == "What the sign-in service said could not be verified, so you are not signed in."


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_that_no_key_of_the_provider_signed_is_refused(client, provider, monkeypatch, algorithm):
    head = {"HS256": "eyJhbGciOiJIUzI1NiIsImtpZCI6Im9uZSJ9", "none": "eyJhbGciOiJub25lIiwia2lkIjoib25lIn0"}[algorithm]
    real = provider.id_token
    monkeypatch.setattr(provider, "id_token", lambda: f"{head}.{real().split('.')[1]}.")
    assert (sign_in(client, provider).status_code, is_signed_in(client)) == (403, False)


def test_an_answer_without_a_token_is_refused(client, provider):
    provider.without_token = True
    assert (sign_in(client, provider).status_code, is_signed_in(client)) == (403, False)


def test_another_provider_under_the_address_is_refused(client, provider):
    provider.calls_itself = "https://elsewhere.example.org"
    answer = client.post("/sign-in/organisation/")
    assert (answer.status_code, "another name" in refusal(answer)) == (403, True)


def test_an_answer_works_once(client, provider):
    said = provider.let_in(set_out(client))
    come_back(client, said)
    client.logout()
    answer = come_back(client, said)
    assert (answer.status_code, is_signed_in(client)) == (403, False)
    assert "begun too long ago" in refusal(answer)


@pytest.mark.parametrize("said", [{}, {"code": "a code"}, {"code": "a code", "state": "made up"}, {"state": "x"}])
def test_an_answer_that_nobody_asked_for_is_refused(client, provider, said):
    assert (come_back(client, said).status_code, is_signed_in(client)) == (403, False)


def test_an_answer_in_another_browser_is_refused(client, provider):
    said = provider.let_in(set_out(client))
    client.cookies.clear()
    assert (come_back(client, said).status_code, is_signed_in(client)) == (403, False)


def test_it_says_what_the_provider_said(client, provider):
    state = provider.let_in(set_out(client, "/desk/"))["state"]
    answer = come_back(client, {"error": "access_denied", "error_description": "<b>", "state": state})
    assert (answer.status_code, refusal(answer)) == (
        403,
        "The sign-in service did not let you in, or you cancelled.",
    )
    assert 'name="next" value="/desk/"' in answer.content.decode()
    answer = come_back(client, {"error": "temporarily_unavailable", "state": state})
    assert "refused (temporarily_unavailable)" in refusal(answer)


def test_a_provider_that_is_down_is_said_to_be(client, provider, settings):
    settings.SINGLE_SIGN_ON = replace(settings.SINGLE_SIGN_ON, issuer="http://127.0.0.1:9")
    answer = client.post("/sign-in/organisation/")
    assert (answer.status_code, refusal(answer)) == (
        502,
        "The sign-in service cannot be reached. Try again in a few minutes.",
    )


@pytest.mark.parametrize(
    ("after", "arrives"),
    [("/desk/?page=2", "/desk/?page=2"), ("https://example.org/", "/"), ("//example.org/", "/"), ("", "/")],
)
def test_a_person_comes_back_to_a_page_of_this_site_only(client, provider, after, arrives):
    assert sign_in(client, provider, after)["Location"] == arrives


def test_signing_out_leads_on_to_signing_out_there(client, provider):
    sign_in(client, provider)
    page = html.unescape(client.post("/sign-out/").content.decode())
    assert f"{provider.issuer}/end?post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fsign-in%2F" in page
    assert not is_signed_in(client)


def test_people_with_a_password_sign_out_here_alone(client, provider):
    client.force_login(with_role("editor"))
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
