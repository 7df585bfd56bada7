"""The guide to using the record elsewhere names addresses that work."""

import re

import pytest
from django.conf import settings

from tests.world import build_world

GUIDE = (settings.BASE_DIR / "docs" / "reuse.md").read_text()
ADDRESSES = sorted(set(re.findall(r"https://dashboard\.example(/[^\s\"`]*)", GUIDE)))


@pytest.mark.django_db
def test_every_address_in_the_guide_answers(client):
    build_world()
    assert {address: client.get(address).status_code for address in ADDRESSES} == dict.fromkeys(ADDRESSES, 200)
    assert len(ADDRESSES) > 5
