"""Public pages and files in fewer bytes, for browsers that take them so: a page of findings in about a tenth."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/atom+xml", "image/svg+xml")


class PublicText(GZipMiddleware):
    """Compresses what everybody may keep. Pages of people who are signed in hold secrets, whose letters the length of
    a compressed page could tell bit by bit (BREACH); pictures and documents are compressed already.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_public = "public" in response.get("Cache-Control", "")
        is_text = response.get("Content-Type", "").startswith(TEXT)
        return super().process_response(request, response) if is_public and is_text else response
