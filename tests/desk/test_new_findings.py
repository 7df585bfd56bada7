"""Findings that an import brought to a public visit: they wait until a person publishes them."""

import pytest

from inspections.models import Coverage, Finding
from tests import factories as make
from tests.desk.conftest import do, passages

NEW = [("improvement", "improvement 9"), ("paragraph", "paragraph 8")]


@pytest.fixture
def grown(themes):
    """A public visit with one finding, to which an import brought an item to improve and a paragraph."""
    visit = make.VisitFactory(authority__name="Northton", coverage=Coverage.NOTHING)
    make.FindingFactory(visit=visit, order=1, reference="paragraph 7", text="Plans are clear.", themes=themes[:1])
    for order, (kind, reference) in enumerate(NEW, start=2):
        coded = {"assessment": "needs_improvement", "assessment_by": "suggested", "themes": themes[:1]}
        names = {"kind": kind, "reference": reference, "text": f"New {kind}."}
        make.FindingFactory(visit=visit, order=order, is_draft=True, **names, **coded)
    return visit


def publish(client, visit):
    """The message after the button was pressed."""
    response = client.post(f"/desk/visits/{visit.pk}/findings/publish/", follow=True)
    return [str(message) for message in response.context["messages"]]


def public(visit):
    return list(Finding.objects.published().filter(visit=visit).order_by("order").values_list("reference", flat=True))


def page_of(client, visit):
    return " ".join(client.get(f"/desk/visits/{visit.pk}/").content.decode().split())


def test_it_says_that_they_wait_and_publishes_them(desk, grown):
    page = page_of(desk, grown)
    assert "An import brought 2 findings to this visit. The public does not see them yet." in page
    assert "Publish 2 new findings" in page
    assert publish(desk, grown) == ["The new findings of Northton: standard inspection, 10 May 2024 are public now."]
    assert public(grown) == ["paragraph 7", "improvement 9", "paragraph 8"]
    assert publish(desk, grown) == ["There are no new findings to publish."]


def test_items_wait_for_a_review_where_rates_count_all_items_as_coded(desk, grown):
    grown.coverage = Coverage.ITEMS
    grown.save()
    assert "1 of them must be reviewed first" in page_of(desk, grown)
    publish(desk, grown)
    assert public(grown) == ["paragraph 7", "paragraph 8"]
    assert publish(desk, grown) == ["Review the new findings first."]
    do(desk, grown.findings.get(reference="improvement 9"), "accept")
    publish(desk, grown)
    assert public(grown) == ["paragraph 7", "improvement 9", "paragraph 8"]


def test_only_those_who_may_publish_can(client, robin, grown):
    client.force_login(robin)
    assert "2 can be published. Ask somebody who may publish." in page_of(client, grown)
    assert client.post(f"/desk/visits/{grown.pk}/findings/publish/").status_code == 403
    assert public(grown) == ["paragraph 7"]


def test_both_parts_of_a_split_draft_wait_and_undo_keeps_it_so(desk, grown):
    finding = grown.findings.get(reference="paragraph 8")
    do(desk, finding, "split", at="4")
    assert passages(grown)[2:] == [("paragraph 8 (a)", "New"), ("paragraph 8 (b)", "paragraph.")]
    assert public(grown) == ["paragraph 7"]
    desk.post(f"/desk/visits/{grown.pk}/undo/")
    finding.refresh_from_db()
    assert (finding.text, finding.is_draft) == ("New paragraph.", True)


def test_the_visit_waits_in_the_queue(desk, grown):
    make.VisitFactory(authority__name="Publicton")
    rows = desk.get("/desk/").context["tables"]["queue"].rows
    assert [(row.record.authority.name, row.get_cell("status")) for row in rows] == [
        ("Northton", "Published, with new findings")
    ]
