"""Saved views: a person keeps lists as they filtered them; nobody else sees them, and only lists of this site go in."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from inspections.models import SavedView
from inspections.saved import forms
from inspections.saved.addresses import kept

pytestmark = pytest.mark.django_db

LIST = "/findings/?region=london&sort=-published&columns=region"


@pytest.fixture
def person():
    return get_user_model().objects.create_user("pat")


@pytest.fixture
def pat(client, person):
    client.force_login(person)
    return client


def save(client, name="London", address=LIST):
    return client.post("/saved/new/", {"name": name, "address": address})


def saved():
    return [(view.person.username, view.name, view.address) for view in SavedView.objects.all()]


def test_it_keeps_filters_order_and_columns(pat):
    assert save(pat).status_code == 302
    assert saved() == [("pat", "London", LIST)]
    assert f'href="{LIST.replace("&", "&amp;")}"' in pat.get("/saved/").content.decode()


def test_it_keeps_the_as_at_date_and_not_the_page(pat):
    save(pat, address="/as-at/2023-03-31/visits/?region=london&page=3&format=csv&of=visits&latest-page=2")
    assert saved() == [("pat", "London", "/as-at/2023-03-31/visits/?region=london")]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/findings/",
        "//example.org/findings/",
        "/\\example.org/findings/",
        "javascript:alert(1)",
        "findings/",
        "",
        "/admin/",
        "/saved/",
        "/findings/1/",
        "/feeds/visits/",
        "/api/findings",
        "/nothing/",
        "/as-at/2999-01-01/findings/",
        "/as-at/tomorrow/findings/",
    ],
)
def test_it_takes_no_other_address_than_that_of_a_list(pat, address):
    assert save(pat, address=address).status_code == 400
    assert saved() == []


def test_the_database_refuses_another_site_too(person):
    with pytest.raises(IntegrityError, match="saved_view_of_this_site"):
        SavedView.objects.create(person=person, name="Elsewhere", address="//example.org/")


def test_a_name_is_used_once_a_person(pat):
    save(pat)
    again = save(pat, address="/visits/")
    assert (again.status_code, "You have a view called “London” already" in again.content.decode()) == (400, True)
    assert saved() == [("pat", "London", LIST)]


def test_there_can_be_only_so_many(pat, monkeypatch):
    monkeypatch.setattr(forms, "AT_MOST", 1)
    save(pat)
    refused = save(pat, "Another")
    assert (refused.status_code, "Delete one first" in refused.content.decode()) == (400, True)


def test_it_can_be_renamed_and_deleted(pat):
    save(pat)
    view = SavedView.objects.get()
    pat.post(f"/saved/{view.pk}/name/", {"name": "The capital"})
    assert saved() == [("pat", "The capital", LIST)]
    pat.post(f"/saved/{view.pk}/delete/")
    assert saved() == []


def test_nobody_sees_or_changes_what_another_saved(pat, client):
    save(pat)
    pat.get("/saved/")
    view = SavedView.objects.get()
    client.force_login(get_user_model().objects.create_user("kim"))
    assert "London" not in client.get("/saved/").content.decode()
    assert client.get(f"/saved/{view.pk}/name/").status_code == 404
    assert client.post(f"/saved/{view.pk}/delete/").status_code == 404
    assert saved() == [("pat", "London", LIST)]


@pytest.mark.parametrize("address", ["/saved/", "/saved/new/", "/saved/1/name/"])
def test_it_asks_who_one_is(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url.startswith("/sign-in/?next=/saved/")) == (302, True)


def test_it_is_not_changed_by_a_link_or_from_another_site(pat, person):
    save(pat)
    view = SavedView.objects.get()
    assert pat.get(f"/saved/{view.pk}/delete/").status_code == 405
    pat.handler.enforce_csrf_checks = True
    assert pat.post(f"/saved/{view.pk}/delete/").status_code == 403
    assert len(saved()) == 1


def test_every_list_offers_to_be_saved(client):
    page = client.get("/as-at/2023-03-31/findings/?region=london").content.decode()
    assert 'href="/saved/new/?address=%2Fas-at%2F2023-03-31%2Ffindings%2F%3Fregion%3Dlondon"' in page
    assert "Save this view" not in client.get("/about/").content.decode()


def test_it_proposes_a_name(pat):
    page = pat.get("/saved/new/", {"address": LIST}).content.decode()
    assert 'value="Findings: london"' in page


def test_an_address_keeps_what_was_asked_more_than_once():
    assert kept("/visits/?type=focused&type=short&page=2#top") == "/visits/?type=focused&type=short"
