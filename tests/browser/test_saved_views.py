"""Saved views in a browser, without scripts and with assistive technology."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tests.browser.accessible import violations
from tests.browser.test_pages import PHONE
from tests.world import build_world

pytestmark = pytest.mark.browser


def sign_in(page, live_server):
    client = Client()
    client.force_login(get_user_model().objects.create_user("pat"))
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_a_list_is_saved_opened_and_deleted_without_scripts(page_without_scripts, live_server):
    page = page_without_scripts
    build_world()
    sign_in(page, live_server)
    page.goto("/findings/?region=london&columns=region")
    page.get_by_role("link", name="Save this view").click()
    page.get_by_label("Name").fill("The capital")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="The capital", exact=True).click()
    assert page.url == f"{live_server.url}/findings/?region=london&columns=region"
    page.goto("/saved/")
    page.get_by_role("button", name="Delete “The capital”").click()
    assert "You have not saved a view yet." in page.locator("main").inner_text()


def test_its_pages_break_no_rule_of_accessibility(page, live_server):
    sign_in(page, live_server)
    page.set_viewport_size(PHONE)
    page.goto("/saved/new/?address=/visits/")
    assert violations(page) == []
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/saved/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
