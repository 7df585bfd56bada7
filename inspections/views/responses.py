"""The list of council responses; each stands in full on the page of its visit."""

from inspections.models import CouncilResponse
from inspections.responses.accounts import accounts
from inspections.tables.responses import ResponseTable

from .page import page


def response_list(request):
    responses = CouncilResponse.objects.published(request.as_at).select_related("visit__authority").with_quotes()
    table = ResponseTable(
        accounts(responses.order_by("-published_on", "pk")), empty_text="No response has been entered yet."
    )
    return page(request, "responses.html", subject="council-responses", title="Council responses", tables=[table])
