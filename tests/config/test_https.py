"""How long browsers keep to https, and for which names."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config import environment

YEAR = 365 * 24 * 3600


def told(environ, settings, *, local=False):
    """What browsers are told over https in this environment."""
    settings.SECURE_HSTS_SECONDS = environment.hsts_seconds(environ, local=local)
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.hsts_subdomains(environ)
    settings.SECURE_HSTS_PRELOAD = environment.hsts_preload(environ)
    return Client().get("/healthz", secure=True).get("Strict-Transport-Security")


@pytest.mark.parametrize(
    ("environ", "header"),
    [
        ({}, f"max-age={YEAR}"),
        ({"DASHBOARD_HSTS_SECONDS": "3600"}, "max-age=3600"),
        ({"DASHBOARD_HSTS_SECONDS": "0"}, None),
        ({"DASHBOARD_HSTS_SUBDOMAINS": "1"}, f"max-age={YEAR}; includeSubDomains"),
        (
            {"DASHBOARD_HSTS_SUBDOMAINS": "1", "DASHBOARD_HSTS_PRELOAD": "1"},
            f"max-age={YEAR}; includeSubDomains; preload",
        ),
    ],
)
def test_browsers_keep_to_https_as_the_operator_says(environ, header, settings):
    assert told(environ, settings) == header


def test_browsers_of_this_machine_are_not_kept_to_https(settings):
    assert told({"DASHBOARD_HSTS_SECONDS": "3600"}, settings, local=True) is None


@pytest.mark.parametrize("lacking", [{"DASHBOARD_HSTS_SECONDS": "3600", "DASHBOARD_HSTS_SUBDOMAINS": "1"}, {}])
def test_it_says_what_lists_of_browsers_ask_for(lacking):
    with pytest.raises(ImproperlyConfigured, match=f"Set DASHBOARD_HSTS_SUBDOMAINS to 1 and .* {YEAR} or more"):
        environment.hsts_preload({"DASHBOARD_HSTS_PRELOAD": "1", **lacking})
