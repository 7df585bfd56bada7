"""Pages of the running dashboard in Chromium."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium, driven by Playwright. Where there is none, tests in the browser are skipped; with
    DASHBOARD_NEED_CHROMIUM set they fail."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        complain = pytest.fail if os.environ.get("DASHBOARD_NEED_CHROMIUM") else pytest.skip
        complain("No Chromium on this machine; on Debian: apt-get install chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop, in which Django refuses its ORM
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """A new browser page whose addresses are relative to the running dashboard."""
    context = chromium.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def page_without_scripts(chromium, live_server):
    """A browser page as someone has it whose scripts did not load or are switched off."""
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()
