"""Style sheets and scripts, as they are collected for production."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

LIBRARIES = ["govuk-frontend.min.js", "chart.umd.min.js", "chartjs-chart-matrix.min.js", "htmx.min.js"]


@pytest.fixture
def collected(settings, tmp_path):
    """The storage of production with everything in it."""
    settings.STATIC_ROOT = tmp_path
    backend = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": backend}
    call_command("collectstatic", interactive=False, verbosity=0)
    return staticfiles_storage


def test_it_names_files_after_their_content(collected):
    for name in ["css/app.css", *(f"npm/{library}" for library in LIBRARIES)]:
        hashed = collected.stored_name(name)
        assert hashed != name
        assert collected.exists(hashed)
        assert collected.exists(f"{hashed}.gz")


def test_it_loads_no_more_of_the_packages_than_pages_need():
    folder = settings.BASE_DIR / "var" / "build" / "npm"
    assert sorted(path.name for path in folder.glob("*.js")) == sorted(LIBRARIES)


def test_it_uses_the_fonts_of_the_readers_machine():
    style = Path(finders.find("css/app.css")).read_text()
    assert ("@font-face" in style, "GDS Transport" in style) == (False, False)


def test_it_has_an_icon_for_pages_that_name_none(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/img/mark.svg")
