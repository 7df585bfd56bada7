"""A draft at the review desk, and people who work there."""

import pytest
from django.contrib.auth.models import Permission, User

from inspections.desk.snapshots import state_of
from inspections.models import CodedBy, Finding
from tests import factories as make

STEPS = {
    "accept": {},
    "assess": {"assessment": "mixed"},
    "add-theme": {"theme": "adoption"},
    "remove-theme": {"theme": "neglect"},
    "edit": {"passage": "Other words.", "kind": "summary", "section": "leaders"},
    "split": {"at": "17"},
    "drop": {},
}
"""What each step needs that can be taken on the first finding of the draft."""


def person(username, *codenames):
    user = User.objects.create_user(username, password="pw", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def kim(db):
    return person("kim", "code_finding", "change_finding", "publish_visit")


@pytest.fixture
def robin(db):
    return person("robin", "code_finding", "change_finding")


@pytest.fixture
def desk(client, kim):
    client.force_login(kim)
    return client


@pytest.fixture
def themes(db):
    return [make.ThemeFactory(slug=slug) for slug in ("neglect", "adoption", "early-help", "advocacy")]


@pytest.fixture
def draft(themes):
    """A draft with three paragraphs, the first two with a suggested coding."""
    visit = make.VisitFactory(status="draft")
    texts = [
        "Plans are clear. They name who does what.",
        "Visits come late. Nobody knows why.",
        "Workers stay for years.",
    ]
    for order, text in enumerate(texts, start=1):
        suggest(make.FindingFactory(visit=visit, order=order, text=text, summary="", assessment="", assessment_by=""))
    last = visit.findings.get(order=3)
    last.theme_rows.all().delete()
    last.assessment = last.assessment_by = ""
    last.save()
    return visit


def suggest(finding):
    """Give a finding a suggested coding: a strength about neglect, for its first word."""
    finding.assessment, finding.assessment_by, finding.assessment_score = "strength", CodedBy.MACHINE, 0.7
    finding.save()
    make.FindingThemeFactory(
        finding=finding,
        theme=make.ThemeFactory(slug="neglect"),
        assigned_by=CodedBy.MACHINE,
        score=0.5 / finding.order,
        evidence=[[0, finding.text.index(" ")]],
    )
    return finding


def finding(visit, order):
    return visit.findings.get(order=order)


def do(client, row, verb, *, state=None, **fields):
    """Post a step on a finding as the page's form would."""
    address = f"/desk/visits/{row.visit_id}/findings/{row.pk}/{verb}/"
    return client.post(address, {"state": state or state_of(Finding.objects.get(pk=row.pk)), **fields})


def coding(row):
    """(assessment, by whom, [(theme, by whom)]) as the database has it."""
    row.refresh_from_db()
    themes = [(theme.theme.slug, theme.assigned_by) for theme in row.theme_rows.select_related("theme")]
    return row.assessment, row.assessment_by, themes


def passages(visit):
    return list(visit.findings.order_by("order", "pk").values_list("reference", "text"))
