"""The quotes of responses, found anew: what a machine found is replaced, what a person confirmed or refused stands."""

from collections.abc import Iterable

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from inspections.models import CouncilResponse, DocumentPage, FoundBy, QuoteForm, ResponseQuote, Visit

from .quotes import Form, Passage, Quote, Report, find_quotes
from .words import marked

REASON = "Found by machine in the words of the response"
COMPARED = ("finding_id", "page", "text", "start", "end", "form", "similarity", "differences")


def match_visit(visit: Visit) -> None:
    """Find the quotes of all responses to a visit anew, as after an import of its report."""
    for response in visit.responses.exclude(text=""):
        match_quotes(response)


@transaction.atomic
def match_quotes(response: CouncilResponse) -> bool:
    """Find the quotes of a response anew; whether anything changed.

    Quotes are looked for in the inspectors' text of the findings; where none has any, in the text of the pages.
    """
    places = list(response.quotes.filter(found_by=FoundBy.PERSON).values_list("start", "end"))
    found = [quote for quote in quotes_of(response) if not _overlaps(quote, places)]
    standing = list(response.quotes.filter(found_by=FoundBy.MACHINE))
    wanted = [_compared(quote) for quote in found]
    gone = [quote.pk for quote in standing if _compared(quote) not in wanted]
    there = [_compared(quote) for quote in standing]
    new = [quote for quote in found if _compared(quote) not in there]
    if gone:
        response.quotes.filter(pk__in=gone).delete()
    bulk_create_with_history(new, ResponseQuote, default_change_reason=REASON)
    return bool(gone or new)


def quotes_of(response: CouncilResponse) -> list[ResponseQuote]:
    """The quotes of a response as found now, unsaved. At most two queries."""
    findings = response.visit.findings.shown().exclude(text="").order_by("order", "pk").values_list("pk", "text")
    passages, where = [Passage(key, text) for key, text in findings], "finding_id"
    if not passages:
        pages = DocumentPage.objects.filter(document__visit=response.visit_id).values_list("number", "text")
        passages, where = [Passage(number, text) for number, text in pages], "page"
    return [_row(response, quote, **{where: quote.passage}) for quote in find_quotes(response.text, passages)]


def compare_words(response: CouncilResponse, start: int, end: int, text: str) -> dict[str, object]:
    """How a place in a response that a person chose stands to a finding's text, as fields of a quote."""
    quote = Report(response.text, [Passage(None, text)]).whole(start, end, Form.MARKED)
    if quote is None:
        return {"form": QuoteForm.OWN_WORDS, "similarity": None, "differences": []}
    is_marked = any(first <= start and end <= last for first, last in marked(response.text))
    form = QuoteForm.MARKED if is_marked else QuoteForm.CLAUSE
    return {"form": form, "similarity": quote.similarity, "differences": quote.differences}


def _row(response: CouncilResponse, quote: Quote, **where: object) -> ResponseQuote:
    return ResponseQuote(
        response=response,
        text=response.text[quote.start : quote.end],
        start=quote.start,
        end=quote.end,
        form=str(quote.form),
        similarity=quote.similarity,
        differences=quote.differences,
        found_by=FoundBy.MACHINE,
        **where,
    )


def _compared(quote: ResponseQuote) -> list[object]:
    return [getattr(quote, name) for name in COMPARED]


def _overlaps(quote: ResponseQuote, places: Iterable[tuple[int, int]]) -> bool:
    return any(start < quote.end and quote.start < end for start, end in places)
