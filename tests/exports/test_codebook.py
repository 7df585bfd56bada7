"""The codebook can be taken away as it is in the database, in the form it is bundled in."""

import csv
import io

import pytest
import yaml
from django.core.management import call_command

from inspections.bundled.files import DATA
from tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def test_it_gives_back_the_codebook_that_was_loaded(client):
    call_command("load_bundled_data", verbosity=0)
    bundled = yaml.safe_load((DATA / "codebook.yaml").read_text())
    taken = yaml.safe_load(client.get("/themes/codebook.yaml").content)
    for entry in [*taken["groups"], *(theme for group in taken["groups"] for theme in group["themes"])]:
        assert len(entry.pop("guid")) == 36
    assert taken == bundled


def test_it_writes_a_theme_a_row(client):
    theme = ThemeFactory(slug="front-door", name="Front door", scope="=Who decides.", terms=["MASH", "referral*"])
    response = client.get("/themes/codebook.csv")
    assert list(csv.DictReader(io.StringIO(response.content.decode()))) == [
        {
            "group": "help-and-protection",
            "slug": "front-door",
            "name": "Front door",
            "scope": "'=Who decides.",
            "include": "",
            "exclude": "",
            "terms": "MASH; referral*",
            "residual": "no",
            "guid": str(theme.guid),
            "retired": "",
            "merged_into": "",
            "group_name": "Help and protection",
            "group_guid": str(theme.group.guid),
            "group_retired": "",
            "group_merged_into": "",
        }
    ]


def test_it_names_the_file_by_its_date(client):
    response = client.get("/themes/codebook.yaml")
    name = response["Content-Disposition"].removeprefix('attachment; filename="codebook-as-at-')
    assert (name[10:], response["Content-Type"]) == ('.yaml"', "application/yaml; charset=utf-8")
