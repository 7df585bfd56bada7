"""Single sign-on in a browser: through the button to the provider and back, also without scripts."""

import pytest

from tests.browser.accessible import flaws
from tests.rights.conftest import roles
from tests.rights.test_single_sign_on import provider

__all__ = ["provider", "roles"]

pytestmark = pytest.mark.browser


@pytest.fixture
def let_in(provider):
    provider.claims["groups"] = ["g-editors"]
    return provider


def test_a_person_is_let_in_by_the_provider(page, let_in):
    arrive(page)


def test_a_person_is_let_in_without_scripts(page_without_scripts, let_in):
    arrive(page_without_scripts)


def arrive(page):
    page.goto("/sign-in/?next=/saved/")
    page.click("text=Sign in with Northton Council")
    page.wait_for_url("**/saved/")
    page.goto("/sign-in/")
    assert page.locator("main p").first.text_content() == "You are signed in as kim@example.org, with the role editor."


def test_the_page_to_sign_in_is_accessible(page, let_in):
    assert flaws(page, ["/sign-in/"]) == {}
