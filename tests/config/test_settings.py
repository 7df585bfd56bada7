import datetime
import os
import subprocess
import sys

from django.conf import settings
from django.template import Context, Template

KEY = "made-up-for-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz"


def last_line(**environment):
    """What a person sees last when Django reads the settings in this environment."""
    command = [sys.executable, "-c", "from config import settings; print(settings.SESSION_COOKIE_SECURE)"]
    result = subprocess.run(
        command, cwd=settings.BASE_DIR, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return (result.stdout + result.stderr).splitlines()[-1]


def test_it_does_not_serve_others_without_a_key():
    assert "openssl rand" in last_line(DASHBOARD_HOSTS="dashboard.example.org")


def test_it_does_not_show_its_code_to_others():
    message = last_line(DASHBOARD_HOSTS="dashboard.example.org", DASHBOARD_SECRET_KEY=KEY, DASHBOARD_DEBUG="1")
    assert "Leave it out, or leave out DASHBOARD_HOSTS" in message


def test_it_sends_cookies_to_others_by_https_only():
    assert last_line(DASHBOARD_HOSTS="dashboard.example.org", DASHBOARD_SECRET_KEY=KEY) == "True"
    assert last_line() == "False"


def test_it_prints_dates_as_reports_do():
    assert Template("{{ day }}").render(Context({"day": datetime.date(2022, 7, 20)})) == "20 July 2022"


def test_it_allows_no_script_or_style_inside_pages(client):
    policy = client.get("/sign-in/").headers["Content-Security-Policy"].split("; ")
    own = [f"{kind} 'self'" for kind in ("base-uri", "default-src", "form-action")]
    assert sorted(policy) == [*own, "frame-ancestors 'none'", "object-src 'none'"]
