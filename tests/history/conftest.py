"""People of each role, signed in, and what they ask of histories."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.history.kinds import BY_MODEL
from inspections.history.restoring import state_of
from tests.rights.conftest import roles, with_role

__all__ = ["roles"]


@pytest.fixture
def signed_in(roles):
    """A function that gives a browser in which a person of a role is signed in."""

    def as_role(role):
        client = Client()
        client.force_login(with_role(role))
        return client

    return as_role


@pytest.fixture
def editor(signed_in):
    return signed_in("editor")


def history_of(row):
    """The address of a row's history."""
    return reverse("history", args=[BY_MODEL[type(row)].slug, row.pk])


def changes_on(client, row):
    """The changes that the page of a row tells, the newest first."""
    page = client.get(history_of(row))
    return [record.record for record in page.context["tables"]["history"].paginated_rows]


def restore(client, change, *, state=None, **fields):
    """Send the form of a version's page, as it was seen."""
    row = change.version.instance_type.objects.filter(pk=change.version.id).first()
    return client.post(change.address, {"state": state or state_of(row), **fields})
