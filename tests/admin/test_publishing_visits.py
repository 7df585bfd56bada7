"""Making visits public and taking them back, for those who may."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from inspections.history.restoring import state_of
from inspections.models import Visit
from tests import factories
from tests.admin.posting import messages_of

LIST = "/admin/inspections/visit/"


@pytest.fixture
def as_publisher(as_editor, editor):
    editor.user_permissions.add(Permission.objects.get(codename="publish_visit"))
    return as_editor


def button(visit, name):
    return reverse(f"admin:inspections_visit_{name}", args=[visit.pk])


def draft(**facts):
    return factories.VisitFactory(status="draft", authority__name="Westminster", **facts)


def status_of(visit):
    visit.refresh_from_db()
    return visit.status


def test_it_publishes_and_says_what_became_public(as_publisher):
    visit = draft()
    factories.FindingFactory(visit=visit)
    factories.JudgementFactory(visit=visit)
    response = as_publisher.post(button(visit, "publish"), follow=True)
    (message,) = messages_of(response)
    assert message.startswith(
        "Westminster: standard inspection, 10 May 2024 is public now with 1 finding and 1 judgement."
    )
    assert status_of(visit) == Visit.Status.PUBLISHED


def test_it_says_what_stands_in_the_way(as_publisher):
    visit = draft(published_on=None, periods=[])
    response = as_publisher.post(button(visit, "publish"), follow=True)
    assert messages_of(response) == [
        "Westminster: standard inspection, no publication date stays a draft. "
        "Give the date on which inspectors published the report. Give the days on site."
    ]
    assert status_of(visit) == Visit.Status.DRAFT


def test_it_asks_before_it_unpublishes(as_publisher):
    visit = factories.VisitFactory()
    asked = as_publisher.get(button(visit, "unpublish"))
    assert ("Yes, unpublish" in asked.text, status_of(visit)) == (True, Visit.Status.PUBLISHED)
    as_publisher.post(button(visit, "unpublish"))
    assert status_of(visit) == Visit.Status.DRAFT


def test_it_publishes_those_chosen_in_the_list(as_publisher):
    visits = [draft(), factories.VisitFactory(status="draft")]
    as_publisher.post(LIST, {"action": "publish_selected", "_selected_action": [visit.pk for visit in visits]})
    assert [status_of(visit) for visit in visits] == [Visit.Status.PUBLISHED] * 2


def test_it_asks_before_it_unpublishes_those_chosen_in_the_list(as_publisher):
    visit = factories.VisitFactory()
    chosen = {"action": "unpublish_selected", "_selected_action": [visit.pk]}
    asked = as_publisher.post(LIST, chosen)
    assert ("Yes, unpublish" in asked.text, status_of(visit)) == (True, Visit.Status.PUBLISHED)
    as_publisher.post(LIST, {**chosen, "confirmed": "yes"})
    assert status_of(visit) == Visit.Status.DRAFT


@pytest.mark.parametrize("name", ["publish", "unpublish"])
def test_it_refuses_those_without_the_permission(as_editor, name):
    visit = draft()
    assert as_editor.post(button(visit, name)).status_code == 403
    assert status_of(visit) == Visit.Status.DRAFT


def test_it_offers_no_publishing_to_those_without_the_permission(as_editor):
    visit = draft()
    page = as_editor.get(reverse("admin:inspections_visit_change", args=[visit.pk])).text
    assert (button(visit, "publish") in page, "publish_selected" in as_editor.get(LIST).text) == (False, False)


def test_it_does_not_publish_on_a_mere_visit_to_the_address(as_publisher):
    assert as_publisher.get(button(draft(), "publish")).status_code == 405


def test_it_lets_nobody_publish_by_going_back_to_a_public_version(as_editor, editor):
    visit = factories.VisitFactory()
    version = visit.history.first()
    page = reverse("history-version", args=["visits", visit.pk, version.pk])
    visit.status, visit.addressee = "draft", "Kim Lee"
    visit.save()
    assert as_editor.post(page, {"state": state_of(visit)}).status_code == 302
    visit.refresh_from_db()
    assert visit.addressee == ""
    assert status_of(visit) == Visit.Status.DRAFT


def test_it_publishes_the_new_findings_of_public_visits(as_publisher):
    visit = factories.VisitFactory(authority__name="Westminster", coverage="items")
    for make in (factories.FindingFactory, factories.ItemToImproveFactory):
        make(visit=visit, is_draft=True)
    waiting = as_publisher.get(f"{LIST}?new_findings=waiting").context["cl"].queryset
    action = {"action": "publish_selected", "_selected_action": [row.pk for row in waiting]}
    (message,) = messages_of(as_publisher.post(LIST, action, follow=True))
    assert message == (
        "Westminster: standard inspection, 10 May 2024: 1 new finding is public now. "
        "1 must be reviewed first, at the review desk."
    )
    assert list(visit.findings.shown().values_list("kind", flat=True)) == ["paragraph"]
