import pytest

pytestmark = pytest.mark.browser


def test_it_keeps_to_the_content_security_policy(page, admin_user):
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
    page.goto("/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Users").click()
    page.get_by_role("link", name="admin", exact=True).click()
    assert (page.locator("h1").inner_text(), refused) == ("Change user", [])
