"""The address of whoever makes a request, for limits on how often they may."""

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings


def client_address(request):
    """The address of the program that asks, behind as many proxies as settings.PROXIES says; None where unknown.

    Each proxy adds the address that asked it at the end of X-Forwarded-For. What stands further left anybody could
    have written, and is not believed.
    """
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.PROXIES <= len(passed_on):
        with suppress(ValueError):
            return str(ip_address(passed_on[-settings.PROXIES].strip()))
    return request.META.get("REMOTE_ADDR") or None
