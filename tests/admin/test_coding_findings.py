"""A finding on its own page: its themes, their ranks, and who assigned what."""

import pytest
from django.urls import reverse

from inspections.models import CodedBy, Finding
from tests import factories
from tests.admin.posting import errors_on, filled_in

MACHINE, PERSON = CodedBy.MACHINE, CodedBy.PERSON


@pytest.fixture
def finding(db):
    """A finding with three themes that a machine suggested."""
    finding = factories.FindingFactory(assessment_by=MACHINE)
    for rank, slug in enumerate(("neglect", "adoption", "housing"), start=1):
        theme = factories.ThemeFactory(slug=slug)
        factories.FindingThemeFactory(finding=finding, theme=theme, rank=rank, assigned_by=MACHINE)
    return finding


def page_of(finding):
    return reverse("admin:inspections_finding_change", args=[finding.pk])


def save(client, finding, **changes):
    data = filled_in(client.get(page_of(finding)))
    changes = {f"theme_rows-{name.replace('_', '-', 1)}": value for name, value in changes.items()}
    return client.post(page_of(finding), {**data, **changes})


def themes_of(finding):
    return [(row.rank, row.theme.slug, row.assigned_by) for row in finding.theme_rows.all()]


def test_it_lets_two_themes_change_places(admin_client, finding):
    save(admin_client, finding, **{"0_rank": 2, "1_rank": 1})
    assert themes_of(finding) == [(1, "adoption", PERSON), (2, "neglect", PERSON), (3, "housing", MACHINE)]


def test_it_closes_the_gap_that_a_theme_leaves(admin_client, finding):
    save(admin_client, finding, **{"0_DELETE": "on"})
    assert themes_of(finding) == [(1, "adoption", MACHINE), (2, "housing", MACHINE)]


def test_it_puts_a_new_theme_last_where_no_rank_is_given(admin_client, finding):
    finding.theme_rows.get(rank=3).delete()
    new = factories.ThemeFactory(slug="health")
    save(admin_client, finding, **{"TOTAL_FORMS": 3, "2_theme": new.pk})
    assert themes_of(finding) == [(1, "neglect", MACHINE), (2, "adoption", MACHINE), (3, "health", PERSON)]


def test_it_replaces_a_theme(admin_client, finding):
    new = factories.ThemeFactory(slug="health")
    save(admin_client, finding, **{"1_theme": new.pk})
    assert themes_of(finding) == [(1, "neglect", MACHINE), (2, "health", PERSON), (3, "housing", MACHINE)]


def test_it_says_that_two_themes_have_the_same_rank(admin_client, finding):
    response = save(admin_client, finding, **{"0_rank": 2})
    assert errors_on(response) == ["Two themes have the same rank. Give each its own, or leave the ranks empty."]


def test_it_says_that_a_theme_is_there_already(admin_client, finding):
    response = save(admin_client, finding, **{"1_theme": finding.theme_rows.get(rank=1).theme_id})
    assert "The finding already has this theme." in errors_on(response)


def test_it_adds_a_finding_with_themes(admin_client):
    themes = [factories.ThemeFactory(slug=slug) for slug in ("neglect", "adoption")]
    typed = {"visit": factories.VisitFactory().pk, "kind": "paragraph", "reference": "paragraph 1", "order": 1}
    rows = {f"theme_rows-{number}-theme": theme.pk for number, theme in enumerate(themes)}
    counts = {"theme_rows-TOTAL_FORMS": 2, "theme_rows-INITIAL_FORMS": 0}
    typed |= {"section": "other", "summary": "Words.", "assessment": "strength", **rows, **counts}
    admin_client.post(reverse("admin:inspections_finding_add"), typed)
    finding = Finding.objects.get()
    assert finding.assessment_by == PERSON
    assert themes_of(finding) == [(1, "neglect", PERSON), (2, "adoption", PERSON)]


def test_it_takes_away_who_assessed_with_the_assessment(admin_client, finding):
    data = filled_in(admin_client.get(page_of(finding)))
    admin_client.post(page_of(finding), {**data, "assessment": ""})
    finding.refresh_from_db()
    assert (finding.assessment, finding.assessment_by) == ("", "")


def test_it_confirms_what_was_suggested(admin_client, finding):
    chosen = {"action": "confirm_suggestions", "_selected_action": [finding.pk]}
    admin_client.post(reverse("admin:inspections_finding_changelist"), chosen)
    finding.refresh_from_db()
    assert finding.assessment_by == PERSON
    assert themes_of(finding) == [(1, "neglect", PERSON), (2, "adoption", PERSON), (3, "housing", PERSON)]


def test_it_finds_findings_by_their_words(admin_client, finding):
    factories.FindingFactory(summary="Foster carers are well supported.")
    response = admin_client.get(reverse("admin:inspections_finding_changelist"), {"q": "supporting carer"})
    assert [row.summary for row in response.context["cl"].result_list] == ["Foster carers are well supported."]
