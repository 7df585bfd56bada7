"""How much a request may ask and send: refused before it is read, since reading a form already stores its files."""

from contextlib import suppress

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig

MEGABYTE = 1024 * 1024
SLACK = MEGABYTE
"""What a form has beside its files."""

MOST_PARAMETERS = 300
"""More than a person can choose: every authority and every theme at once are fewer."""

UPLOADS = {"admin:inspections_document_upload"}
"""The pages that take many files at once."""


class Bounded:
    """Refuses a request that says it sends more than its address takes; of one that does not say, nothing is read.

    An address with more parameters than anybody can choose is refused too: each has to be looked at.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.META.get("QUERY_STRING", "").count("&") >= MOST_PARAMETERS:
            raise BadRequest("The address has too many parameters.")
        with suppress(ValueError):
            length = int(request.META.get("CONTENT_LENGTH") or 0)
            if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > most_bytes(request):
                raise RequestDataTooBig("The request sends more than its address takes.")


def most_bytes(request):
    """What an address takes at most: files only from people who are signed in."""
    if not request.user.is_authenticated:
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if request.resolver_match.view_name in UPLOADS:
        return settings.IMPORT_MAX_TOTAL_MB * MEGABYTE + SLACK
    return settings.IMPORT_MAX_FILE_MB * MEGABYTE + SLACK
