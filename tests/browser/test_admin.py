"""The admin's own scripts and styles, which must work under the content security policy."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.browser


def admin_pages():
    """The list and the empty form of everything in the admin, and the history of one visit."""
    visit = factories.VisitFactory()
    names = [f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry]
    lists = [reverse(f"admin:{name}_changelist") for name in names]
    forms = [reverse(f"admin:{name}_add") for name in names if name.startswith(("inspections", "auth"))]
    return ["/admin/", *lists, *forms, reverse("admin:inspections_visit_history", args=[visit.pk])]


def test_it_keeps_to_the_content_security_policy(page, admin_user, client):
    refused, statuses = [], set()
    page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
    client.force_login(admin_user)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([session])
    for path in admin_pages():
        statuses.add((path, page.goto(path).status))
    assert (refused, [seen for seen in statuses if seen[1] != 200]) == ([], [])


def test_it_lets_staff_log_in(page, admin_user):
    page.goto("/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Sign in").click()
    assert page.locator("#user-tools strong").text_content() == "admin"
