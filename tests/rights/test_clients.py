"""X-Forwarded-For is believed as far as a setting says, and no further."""

import pytest
from django.test import RequestFactory

from inspections.rights.clients import client_address


@pytest.mark.parametrize(
    ("proxies", "passed_on", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 192.0.2.8", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_it_counts_from_the_last_proxy(settings, proxies, passed_on, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=passed_on)
    assert client_address(request) == address


def test_a_server_on_a_socket_knows_no_address(settings):
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None
