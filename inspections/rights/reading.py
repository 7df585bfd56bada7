"""Who may read: everybody, or with DASHBOARD_PUBLIC=0 people who are signed in and have the right to."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control

from inspections.as_at import plain_reverse

from .names import READ, MissingRight

FILES = {
    *("document", "page-picture", "page-marks", "visit-file", "codebook", "suggestions"),
    *("feed", "authority-feed", "theme-feed"),
}
"""Addresses that programs ask for; a page to sign in would be a wrong file to them."""
SIGN_IN_FIRST = "This dashboard is not public. Sign in first, in the browser or with the cookie of its session."


class Reading(LoginRequiredMiddleware):
    """Where the dashboard is not public, asks strangers to sign in, and lets only readers read.

    Views with Django's `login_not_required` stay open to everybody.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if settings.PUBLIC or not getattr(view_func, "login_required", True):
            return None
        if not request.user.is_authenticated:
            refusal = _as_file(request, 401, SIGN_IN_FIRST)
            return refusal or self.handle_no_permission(request, view_func)
        if request.user.has_perm(READ):
            return None
        refusal = MissingRight(READ)
        if answer := _as_file(request, 403, str(refusal)):
            return answer
        raise refusal

    def process_response(self, request, response):
        """Nobody between the dashboard and the browser keeps what not everybody may read."""
        if not settings.PUBLIC:
            patch_cache_control(response, private=True)
        return response

    def get_login_url(self, view_func):
        return plain_reverse("sign-in")


def _as_file(request, status, sentence):
    """The refusal as programs understand it where they are who ask; None where a person asks for a page."""
    match = request.resolver_match
    if "api" in match.namespaces:
        response = JsonResponse({"detail": sentence}, status=status)
    elif match.url_name in FILES or "format" in request.GET:
        response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    else:
        return None
    if status == 401:
        response["WWW-Authenticate"] = 'Session realm="Inspection Findings"'
    return response
