"""The page of a visit's findings."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import Coverage
from tests import factories as make
from tests.desk.conftest import do, finding, suggest

QUERIES_AT_MOST = 16


def address(visit, query=""):
    return f"/desk/visits/{visit.pk}/findings/{query}"


def queries(client, url):
    with CaptureQueriesContext(connection) as made:
        assert client.get(url).status_code == 200
    return len(made)


def test_it_needs_as_many_queries_for_many_findings_as_for_few(desk, draft):
    queries(desk, address(draft))
    few = queries(desk, address(draft))
    for order in range(10, 60):
        suggest(make.FindingFactory(visit=draft, order=order, text="More is said.", summary=""))
    assert (queries(desk, address(draft)), few <= QUERIES_AT_MOST) == (few, True)


def test_it_shows_the_least_certain_first(desk, draft):
    page = desk.get(address(draft, "?order=certainty"))
    assert [row.order for row in page.context["review"].findings] == [3, 2, 1]


def test_it_starts_with_the_first_finding_to_be_reviewed(desk, draft):
    do(desk, finding(draft, 1), "accept")
    review = desk.get(address(draft)).context["review"]
    assert (review.current.order, review.progress) == (2, "1 of 3 reviewed")


def test_it_marks_the_words_a_suggestion_rests_on_and_says_how_sure_it_is(desk, draft):
    page = desk.get(address(draft)).content.decode()
    assert '<mark data-themes="1">Plans</mark> are clear.' in page
    assert "50%" in page
    assert "What is said about neglect." in page


def test_with_scripts_only_the_review_is_sent_again_and_the_outcome_announced(desk, draft):
    row = finding(draft, 1)
    desk.defaults["HTTP_HX_REQUEST"] = "true"
    answer = do(desk, row, "accept")
    assert answer.status_code == 200
    assert answer["HX-Trigger-After-Settle"] == '{"announce": {"words": "Paragraph 1 accepted. 1 of 3 reviewed."}}'
    assert "<html" not in answer.content.decode()


def test_it_offers_the_coverage_that_the_review_has_earned(desk, draft):
    for row in draft.findings.all():
        suggest(row) if not row.theme_rows.exists() else None
        do(desk, draft.findings.get(pk=row.pk), "accept")
    assert "All findings are reviewed" in desk.get(address(draft)).content.decode()
    desk.post(f"/desk/visits/{draft.pk}/coverage/")
    draft.refresh_from_db()
    assert draft.coverage == Coverage.ALL


def test_reviewed_items_alone_earn_the_coverage_of_items(desk, draft):
    item = make.ItemToImproveFactory(visit=draft, themes=[make.ThemeFactory()])
    do(desk, item, "accept")
    assert desk.get(address(draft)).context["review"].earned_coverage == Coverage.ITEMS


def test_coverage_is_not_raised_before_it_is_earned(desk, draft):
    desk.post(f"/desk/visits/{draft.pk}/coverage/")
    draft.refresh_from_db()
    assert draft.coverage == Coverage.NOTHING


@pytest.mark.parametrize("query", ["?finding=999999", "?finding=x", "?order=sideways"])
def test_an_address_that_makes_no_sense_shows_the_first(desk, draft, query):
    assert desk.get(address(draft, query)).context["review"].current.order == 1


def test_a_visit_without_findings_says_so(desk, draft):
    draft.findings.all().delete()
    assert "no findings yet" in desk.get(address(draft)).content.decode()
