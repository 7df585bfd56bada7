"""People who enter data, and a world with a row of everything."""

import pytest
from django.contrib.auth.models import Permission, User

from tests import factories


@pytest.fixture
def editor(db):
    """A member of staff who may do everything with inspections, except publish."""
    user = User.objects.create_user("ed", password="x", is_staff=True)
    permissions = Permission.objects.filter(content_type__app_label="inspections")
    user.user_permissions.set(permissions.exclude(codename="publish_visit"))
    return user


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def onlooker(db):
    """A member of staff who may look at everything and change nothing."""
    user = User.objects.create_user("looker", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return user


@pytest.fixture
def everything(db):
    """At least two rows of every model that the admin edits."""
    rows = {}
    for number in (1, 2):
        visit = factories.VisitFactory()
        factories.SuccessionFactory(successor=visit.authority)
        factories.StatisticalNeighbourFactory(authority=visit.authority)
        factories.VisitInspectorFactory(visit=visit)
        factories.JudgementFactory(visit=visit)
        factories.FindingFactory(visit=visit, themes=[factories.ThemeFactory()])
        factories.TopicFactory(slug=f"topic-{number}")
        response = factories.CouncilResponseFactory(visit=visit)
        factories.ResponseStatementFactory(response=response)
        factories.ResponseQuoteFactory(response=response)
        factories.DocumentProblemFactory(document__visit=visit)
        factories.ImportItemFactory()
        rows[number] = visit
    return rows
