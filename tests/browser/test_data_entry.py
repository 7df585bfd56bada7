"""Entering data in the admin, as a person's browser shows it."""

import pytest

from tests import factories
from tests.browser.accessible import violations
from tests.browser.keyboard import log_in

pytestmark = pytest.mark.browser
DJANGOS_OWN = {"empty-table-header", "label-title-only", "target-size"}
"""Rules that the tables, the search box and the filters of Django's admin break by themselves."""


@pytest.fixture
def admin_page(page, admin_user):
    """A page of somebody logged in to the admin, with `complaints` of the console in a list."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    log_in(page, ("admin", "password"), at="/admin/")
    page.complaints.clear()
    return page


def our_violations(page):
    """What axe finds wrong beyond what is so in Django's own templates."""
    return [(rule, where) for rule, where in violations(page) if rule not in DJANGOS_OWN]


def test_it_adds_a_finding_with_its_themes(admin_page):
    visit = factories.VisitFactory()
    for name in ("Neglect", "Adoption"):
        factories.ThemeFactory(name=name)
    admin_page.goto(f"/admin/inspections/visit/{visit.pk}/change/")
    admin_page.get_by_text("Findings (0)").click()
    admin_page.get_by_role("button", name="Add another Finding").click()
    row = admin_page.locator("#findings-0")
    row.get_by_label("Kind").select_option("improvement")
    row.get_by_label("Our summary").fill("Visits to children.")
    row.get_by_label("Assessment").select_option("needs_improvement")
    for name in ("Neglect", "Adoption"):
        row.get_by_role("searchbox", name="Themes").fill(name)
        admin_page.locator(".select2-results").get_by_role("option", name=name).click()
    admin_page.get_by_role("button", name="Save and continue editing").first.click()
    admin_page.get_by_text("was changed successfully").wait_for()
    finding = visit.findings.get()
    themes = [(themed.rank, themed.theme.name) for themed in finding.theme_rows.all()]
    assert (finding.reference, finding.assessment_by, themes) == (
        "improvement 1",
        "reviewed",
        [(1, "Neglect"), (2, "Adoption")],
    )
    assert admin_page.complaints == []


def test_it_publishes_by_a_button(admin_page):
    visit = factories.VisitFactory(status="draft")
    admin_page.goto(f"/admin/inspections/visit/{visit.pk}/change/")
    admin_page.get_by_role("button", name="Publish").click()
    admin_page.get_by_role("link", name="Unpublish").wait_for()
    visit.refresh_from_db()
    assert (visit.is_published, admin_page.complaints) == (True, [])


def test_its_main_pages_are_accessible(admin_page):
    visit = factories.VisitFactory()
    finding = factories.FindingFactory(visit=visit, themes=[factories.ThemeFactory()])
    factories.VisitInspectorFactory(visit=visit)
    factories.JudgementFactory(visit=visit)
    factories.DocumentProblemFactory(document__visit=visit)
    pages = [
        "/admin/",
        "/admin/inspections/visit/",
        "/admin/inspections/visit/add/",
        f"/admin/inspections/visit/{visit.pk}/change/",
        f"/admin/inspections/visit/{visit.pk}/history/",
        f"/admin/inspections/visit/{visit.pk}/unpublish/",
        f"/admin/inspections/finding/{finding.pk}/change/",
        f"/admin/inspections/authority/{visit.authority_id}/change/",
    ]
    broken = {}
    for address in pages:
        admin_page.goto(address)
        broken[address] = our_violations(admin_page)
    assert {address: rules for address, rules in broken.items() if rules} == {}
    assert admin_page.complaints == []
