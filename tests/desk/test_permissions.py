"""Who may work at the desk."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from inspections.desk.urls import urlpatterns
from tests.desk.conftest import do, finding, person


def addresses(visit):
    names = {"visit": visit.pk, "pk": visit.pk, "slug": "title", "verb": "accept", "problem": 1, "action": 1}
    for pattern in urlpatterns:
        wanted = pattern.pattern.converters
        yield reverse(pattern.name, kwargs={name: names[name] for name in wanted})


def test_strangers_are_asked_to_log_in(client, draft):
    answers = {client.get(url).headers.get("Location", "").split("?")[0] for url in addresses(draft) if get_only(url)}
    assert answers == {"/sign-in/"}


def get_only(url):
    """Whether the address is a page, not only a change."""
    return bool(re.search(r"(/desk/|new/|visits/\d+/|findings/|passages/)$", url))


def test_staff_without_the_permission_may_not_enter(client, draft):
    client.force_login(person("lee"))
    assert {client.post(url).status_code for url in addresses(draft) if not get_only(url)} == {403}
    assert {client.get(url).status_code for url in addresses(draft) if get_only(url)} == {403}


def test_strangers_change_nothing(client, draft):
    assert {client.post(url).status_code for url in addresses(draft)} <= {302, 405}
    assert draft.review_actions.count() == 0


def test_a_reviewer_may_not_publish(client, draft, robin):
    client.force_login(robin)
    assert client.post(f"/desk/visits/{draft.pk}/publish/").status_code == 403


@pytest.mark.parametrize("path", ["publish", "undo", "coverage", "facts"])
def test_changes_are_never_made_by_a_link(desk, draft, path):
    assert desk.get(f"/desk/visits/{draft.pk}/{path}/").status_code == 405


def test_nobody_is_named_who_is_gone(desk, draft, kim):
    do(desk, finding(draft, 1), "drop")
    boss = User.objects.create_superuser("boss", "", "pw")
    kim.delete()
    desk.force_login(boss)
    assert "by somebody" in desk.get(f"/desk/visits/{draft.pk}/").content.decode()
