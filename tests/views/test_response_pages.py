"""What pages say of council responses, with made-up words."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import CouncilResponse, FoundBy
from inspections.responses.saving import import_response
from tests import factories
from tests.responses.conftest import TEXT, visit  # noqa: F401 - a fixture


@pytest.fixture
def response(visit):  # noqa: F811 - the fixture
    return import_response(visit, TEXT).response


def words(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_the_visit_shows_what_the_council_quoted_and_what_not(client, response):
    page = words(client, response.visit.get_absolute_url())
    finding = response.visit.findings.get(reference="paragraph 2")
    assert "8 July 2024, 3 days after the report" in page
    assert f'href="#finding-{finding.pk}">Paragraph 2</a>' in page
    assert "Not as in the report: “quietly” where the report says “quickly”." in page
    assert '<del><span class="govuk-visually-hidden">[in the report: </span>quickly' in page
    assert "It mentions 2 of 2 strengths." in page
    assert "It mentions 0 of 2 points to improve:" in page
    assert "Paragraph 3</a> is not mentioned: Too few boats are mended" in page


def test_a_quote_is_marked_as_found_by_machine_until_a_person_confirms_it(client, response):
    page = words(client, response.visit.get_absolute_url())
    assert "2 of 2 quotes were found by machine, and no person has confirmed them yet." in page
    response.quotes.update(found_by=FoundBy.PERSON)
    page = words(client, response.visit.get_absolute_url())
    assert ("Found by machine" in page, page.count("Confirmed by a person")) == (False, 2)


def test_a_refused_quote_is_not_shown(client, response):
    response.quotes.filter(finding__order=1).update(found_by=FoundBy.PERSON, is_quote=False)
    assert "It mentions 1 of 2 strengths." in words(client, response.visit.get_absolute_url())


def test_words_are_escaped(client, response):
    response.quotes.update(text="<b>bold</b>", differences=[])
    assert "&lt;b&gt;bold&lt;/b&gt;" in words(client, response.visit.get_absolute_url())


def test_a_full_inspection_says_when_a_written_statement_was_due(client, db):
    inspection = factories.VisitFactory(published_on=datetime.date(2024, 5, 10))
    page = words(client, inspection.get_absolute_url())
    assert ("Due by 19 August 2024. None has been entered here" in page, "Unverified: 70 working days" in page) == (
        True,
        True,
    )
    factories.CouncilResponseFactory(visit=inspection, kind="action_plan", published_on=datetime.date(2024, 8, 20))
    assert "was published on 20 August 2024, 1 day later." in words(client, inspection.get_absolute_url())


def test_a_focused_visit_has_a_statement_due_only_with_an_area_for_priority_action(client, response):
    assert "Written statement of action" not in words(client, response.visit.get_absolute_url())
    factories.ItemToImproveFactory(visit=response.visit, kind="priority_action")
    assert "Due by 14 October 2024." in words(client, response.visit.get_absolute_url())


def test_the_list_has_a_response_a_row(client, response):
    factories.CouncilResponseFactory(visit__authority__name="Southborough", visit__coverage="nothing")
    file = client.get("/responses/?format=csv")
    assert list(csv.reader(io.StringIO(b"".join(file.streaming_content).decode()))) == [
        [
            "Authority",
            "Visit",
            "Response",
            "Published",
            "Days after the report",
            "Quotes found",
            "Of these unconfirmed",
            "Praise mentioned",
            "Points to improve mentioned",
        ],
        ["Northton", "Focused visit", "Public statement", "2024-07-08", "3", "2", "2", "2 of 2", "0 of 2"],
        ["Southborough", "Standard inspection", "Public statement", "2024-05-10", "0", "0", "0", "", ""],
    ]


@pytest.mark.parametrize("column", ["praise", "-praise", "points", "-points", "days", "quotes"])
def test_the_list_sorts_where_shares_are_unknown(client, response, column):
    factories.CouncilResponseFactory(visit__coverage="nothing")
    rows = client.get(f"/responses/?sort={column}").context["tables"]["responses"].rows
    assert len(rows) == 2


def test_no_response_to_a_draft_or_of_tomorrow_is_listed(client, response):
    factories.CouncilResponseFactory(visit__status="draft", title="Of a draft")
    factories.CouncilResponseFactory(title="Of tomorrow", published_on=datetime.date(2999, 1, 1))
    assert [row.record.response for row in client.get("/responses/").context["tables"]["responses"].rows] == [response]


def test_more_responses_need_no_more_queries(client, response):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    addresses = ["/responses/", response.visit.get_absolute_url()]
    before = [count(address) for address in addresses]
    for day in range(9, 14):
        import_response(response.visit, TEXT.replace("8 July", f"{day} July"))
    assert CouncilResponse.objects.count() == 6
    assert [count(address) for address in addresses] == before
