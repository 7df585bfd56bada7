"""Single sign-on: to the provider, and back."""

import logging

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .arriving import arrive
from .forms import SignInForm
from .names import CODE
from .provider import Refused, begin, claims_of

NEXT = "after_single_sign_on"
logger = logging.getLogger(__name__)


@never_cache
@require_POST
def to_provider(request):
    """A page that leads on to the provider at once; where it came from is kept for the way back."""
    _must_be_on()
    after = _of_this_site(request, request.POST.get("next", ""))
    try:
        address = begin(request, request.build_absolute_uri(reverse("from-provider")))
    except Refused as refused:
        return _not_signed_in(request, refused, after)
    request.session[NEXT] = after
    return lead_on(request, address, f"Going to {settings.SINGLE_SIGN_ON.name}")


@never_cache
@require_safe
def from_provider(request):
    """Signs in whom the provider names."""
    _must_be_on()
    try:
        person = arrive(claims_of(request), settings.SINGLE_SIGN_ON)
    except Refused as refused:
        return _not_signed_in(request, refused, request.session.get(NEXT, ""))
    after = request.session.pop(NEXT, "")
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(after or reverse("desk" if person.has_perm(CODE) else "home"))


def lead_on(request, address, title):
    """A page that goes on to another site. Browsers would not let a form be redirected there."""
    return render(request, "rights/lead_on.html", {"page_title": title, "address": address})


def _must_be_on():
    if settings.SINGLE_SIGN_ON is None:
        raise Http404


def _of_this_site(request, address):
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else ""


def _not_signed_in(request, refused, after):
    logger.warning("Single sign-on refused: %s", type(refused.__cause__ or refused).__name__)
    context = {"page_title": "Sign in", "form": SignInForm(request), "sso": settings.SINGLE_SIGN_ON}
    context |= {"refusal": str(refused), "next": after}
    return render(request, "rights/sign_in.html", context, status=refused.status)
