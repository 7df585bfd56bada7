"""People with one role each."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User

from inspections.rights.roles import bring_up_to_date

PASSWORD = "correct horse battery"
ROLES = ["reader", "coder", "editor", "administrator"]


def with_role(name):
    """A person, named after the role, who has it and nothing else."""
    person = User.objects.create_user(name, password=PASSWORD)
    person.groups.add(Group.objects.get(name=name))
    return person


def people_of_every_role():
    """A person of each of ROLES, by role."""
    return {role: with_role(role) for role in ROLES}


@pytest.fixture
def roles(db):
    """The groups, also after tests that emptied every table."""
    bring_up_to_date(apps)


@pytest.fixture
def coder(roles):
    return with_role("coder")


@pytest.fixture
def private(settings):
    """A dashboard that only people with an account may read."""
    settings.PUBLIC = False
