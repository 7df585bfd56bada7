"""Signing in and out, one's own account, and what is said to those who may not."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django_htmx.http import HttpResponseClientRedirect

from .forms import PasswordForm, SignInForm
from .names import CODE, ENTER, MissingRight
from .provider import sign_out_address
from .provider_views import lead_on


class SignIn(LoginView):
    """The page to sign in; for those who have, their account and the way out."""

    template_name = "rights/sign_in.html"
    authentication_form = SignInForm
    extra_context = {"page_title": "Sign in"}

    def get_context_data(self, **kwargs):
        return super().get_context_data(sso=settings.SINGLE_SIGN_ON, **kwargs)

    def get(self, request, *args, **kwargs):
        if request.htmx:
            return HttpResponseClientRedirect(_back_to(request.htmx.current_url))
        if not request.user.is_authenticated:
            return super().get(request, *args, **kwargs)
        return redirect(self.get_redirect_url()) if self.get_redirect_url() else _account(request)

    def get_default_redirect_url(self):
        return reverse("desk" if self.request.user.has_perm(CODE) else "home")


def _back_to(address):
    """The address of the page to sign in that leads back to the page a part of which was asked for."""
    parts = urlsplit(address or "/")
    after = urlencode({"next": f"{parts.path}?{parts.query}" if parts.query else parts.path})
    return f"{reverse('sign-in')}?{after}"


def _account(request):
    person = request.user
    context = {
        "page_title": "Your account",
        "roles": list(person.groups.values_list("name", flat=True)),
        "may_code": person.has_perm(CODE),
        "may_enter": person.is_staff or person.has_perm(ENTER),
        "contact": settings.CONTACT,
    }
    return render(request, "rights/account.html", context)


class SignOut(LogoutView):
    """By POST alone. Who came by single sign-on is led on to sign out there too."""

    next_page = reverse_lazy("sign-in")

    def post(self, request, *args, **kwargs):
        by_single_sign_on = settings.SINGLE_SIGN_ON and hasattr(request.user, "provider_account")
        response = super().post(request, *args, **kwargs)
        messages.success(request, "You are signed out.")
        elsewhere = by_single_sign_on and sign_out_address(request.build_absolute_uri(reverse("sign-in")))
        return lead_on(request, elsewhere, "Signing out") if elsewhere else response


class ChangePassword(PasswordChangeView):
    template_name = "rights/password.html"
    form_class = PasswordForm
    extra_context = {"page_title": "Change your password"}
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form):
        messages.success(self.request, "Your password is changed. Other browsers are signed out.")
        return super().form_valid(form)


def locked_out(request, response, credentials):
    """Too many failed attempts to sign in, of one person or from one address."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = {"page_title": "Too many attempts to sign in", "minutes": minutes, "contact": settings.CONTACT}
    return render(request, "rights/locked_out.html", context, status=429)


def forbidden(request, exception):
    """Which right is missing, where that is known, and whom to ask."""
    missing = str(exception) if isinstance(exception, MissingRight) else ""
    return render(request, "403.html", {"missing": missing, "contact": settings.CONTACT}, status=403)
