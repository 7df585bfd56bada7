"""Quotes are found anew; what a person confirmed or refused stands."""

import pytest

from inspections.models import Finding, FoundBy
from inspections.responses.matching import match_quotes, match_visit
from inspections.responses.saving import import_response
from tests import factories
from tests.responses.conftest import TEXT


@pytest.fixture
def response(visit):
    return import_response(visit, TEXT).response


def matched(response):
    """(reference, who found it, whether all words are the report's) of each quote, refused ones last."""
    rows = response.quotes.order_by("-is_quote", "start")
    return [(row.finding and row.finding.reference, row.found_by, not row.differences) for row in rows]


def test_it_keeps_what_differs(response):
    quote = response.quotes.get(finding__reference="paragraph 2")
    assert quote.changed_parts == [{"kind": "changed", "response": "quietly", "report": "quickly"}]


def test_it_changes_nothing_where_nothing_changed(response):
    before = list(response.quotes.values())
    assert (match_quotes(response), list(response.quotes.values())) == (False, before)


def test_it_finds_quotes_anew_when_a_finding_changed(response):
    Finding.objects.filter(reference="paragraph 2").update(
        text="Managers read records weekly, and they notice quietly when a plan drifts."
    )
    Finding.objects.filter(reference="paragraph 1").update(text="Something else altogether.")
    assert match_quotes(response) is True
    assert matched(response) == [("paragraph 2", "machine", True)]


def test_it_leaves_what_a_person_confirmed_or_refused(response):
    first, second = response.quotes.all()
    response.quotes.filter(pk=first.pk).update(found_by=FoundBy.PERSON)
    response.quotes.filter(pk=second.pk).update(found_by=FoundBy.PERSON, is_quote=False)
    Finding.objects.update(text="Something else altogether.")
    match_visit(response.visit)
    assert matched(response) == [("paragraph 1", "person", True), ("paragraph 2", "person", False)]


def test_it_looks_in_the_pages_where_findings_are_our_summaries(visit):
    visit.findings.update(text="", summary="In our words.")
    page = "Page two. Foster carers in Northton praise the duty team."
    factories.DocumentPageFactory(document__visit=visit, number=2, text=page)
    response = import_response(visit, TEXT).response
    assert [(quote.finding, quote.page, str(quote)) for quote in response.quotes.all()] == [
        (None, 2, "Foster carers in Northton praise the duty team")
    ]


def test_a_quote_outlives_its_finding(response):
    response.visit.findings.all().delete()
    assert [quote.finding for quote in response.quotes.all()] == [None, None]
