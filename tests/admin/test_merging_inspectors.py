"""Two inspectors who are one person become one, if a person says so."""

import pytest
from django.urls import reverse

from inspections.models import Inspector
from tests import factories
from tests.admin.posting import errors_on, messages_of

LIST = "/admin/inspections/inspector/"


@pytest.fixture
def two(db):
    """Anna Smith with two visits, Ana Smith with one."""
    anna, ana = (factories.InspectorFactory(name=name) for name in ("Anna Smith", "Ana Smith"))
    for inspector in (anna, anna, ana):
        factories.VisitInspectorFactory(inspector=inspector)
    return anna, ana


def merge_page(one, other):
    return reverse("admin:inspections_inspector_merge", args=[one.pk, other.pk])


def test_it_asks_which_of_the_two_stays(admin_client, two):
    chosen = {"action": "merge_two", "_selected_action": [inspector.pk for inspector in two]}
    response = admin_client.post(LIST, chosen, follow=True)
    labels = [label for _, label in response.context["form"].fields["stays"].choices]
    assert labels == ["Ana Smith (visits: 1)", "Anna Smith (visits: 2)"]


def test_it_merges_into_the_one_who_stays(admin_client, two):
    anna, ana = two
    response = admin_client.post(merge_page(anna, ana), {"stays": anna.pk}, follow=True)
    assert messages_of(response) == [
        "Ana Smith and Anna Smith are one now: Anna Smith, with Ana Smith as an alias. 1 visit taken over."
    ]
    (left,) = Inspector.objects.all()
    assert (left.name, left.aliases, left.visit_rows.count()) == ("Anna Smith", ["Ana Smith"], 3)


def test_it_merges_neither_into_somebody_else(admin_client, two):
    somebody = factories.InspectorFactory()
    response = admin_client.post(merge_page(*two), {"stays": somebody.pk})
    assert (response.status_code, Inspector.objects.count()) == (200, 3)


def test_it_wants_exactly_two(admin_client, two):
    response = admin_client.post(LIST, {"action": "merge_two", "_selected_action": [two[0].pk]}, follow=True)
    assert messages_of(response) == ["Choose exactly two inspectors to merge."]


def test_it_refuses_those_who_may_not_delete(as_editor, editor, two):
    editor.user_permissions.remove(editor.user_permissions.get(codename="delete_inspector"))
    assert as_editor.post(merge_page(*two), {"stays": two[0].pk}).status_code == 403


def test_it_shows_similar_names_beside_an_inspector(admin_client, two):
    anna, ana = two
    factories.InspectorFactory(name="Peter Brown")
    page = admin_client.get(reverse("admin:inspections_inspector_change", args=[anna.pk])).text
    assert (merge_page(anna, ana) in page, "Peter Brown: merge?" in page) == (True, False)


def test_it_wants_no_name_that_is_somebody_elses_alias(admin_client):
    factories.InspectorFactory(name="Anna Smith", aliases=["Ana Smith"])
    response = admin_client.post(f"{LIST}add/", {"name": "Ana Smith"})
    sentence = "Ana Smith is an alias of Anna Smith. Use that inspector, or take the alias away there."
    assert errors_on(response) == [sentence]


def test_it_wants_no_alias_that_is_somebody_elses_name(admin_client, two):
    response = admin_client.post(f"{LIST}add/", {"name": "A Smith", "aliases": "Ana Smith"})
    assert errors_on(response) == ["Ana Smith is already a name of Ana Smith. If they are one person, merge the two."]
