"""A small codebook with codings, and people who may and may not change it."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission, User

from inspections.codebook.versions import Record
from inspections.models import CodedBy
from tests import factories as make


@pytest.fixture
def editor(db):
    """A member of staff who may change the codebook."""
    user = User.objects.create_user("edwina", password="x", is_staff=True)
    models = ("theme", "themegroup", "codebookversion", "codebookchange")
    user.user_permissions.set(Permission.objects.filter(content_type__model__in=models))
    return user


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def record(editor):
    return Record(editor, "Coders could not tell them apart.")


@pytest.fixture
def book(db):
    """Two groups, four themes, and four findings coded with them in several ways."""
    help_, care = make.ThemeGroupFactory(slug="help", order=1), make.ThemeGroupFactory(slug="care", order=2)
    names = [("early-help", help_), ("front-door", help_), ("visits", care), ("plans", care)]
    themes = {
        slug: make.ThemeFactory(slug=slug, group=group, order=place, terms=[slug.replace("-", " ")])
        for place, (slug, group) in enumerate(names, start=1)
    }
    findings = {
        "one": make.FindingFactory(themes=[themes["early-help"]], summary="Early help is quick."),
        "both": make.FindingFactory(themes=[themes["plans"], themes["early-help"], themes["front-door"]]),
        "other": make.FindingFactory(themes=[themes["front-door"]], summary="The front door is safe."),
        "guessed": make.FindingFactory(text="Early help and the front door are one team."),
    }
    for rank, slug in enumerate(["front-door", "early-help"], start=1):
        make.FindingThemeFactory(
            finding=findings["guessed"], theme=themes[slug], rank=rank, assigned_by=CodedBy.MACHINE, score=0.7
        )
    return SimpleNamespace(themes=themes, findings=findings, groups={"help": help_, "care": care})


def codings(finding):
    """(slug, who assigned it) of a finding's themes, the most central first; ranks must have no gaps."""
    rows = list(finding.theme_rows.select_related("theme").order_by("rank"))
    assert [row.rank for row in rows] == list(range(1, len(rows) + 1))
    return [(row.theme.slug, row.assigned_by) for row in rows]
