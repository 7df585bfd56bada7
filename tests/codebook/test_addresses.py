"""Addresses of themes that were renamed or merged go on leading somewhere."""

import pytest

from inspections import suggesting
from inspections.codebook.steps import merge_themes, retire
from inspections.codebook.versions import Record
from inspections.coding import SuggestedTheme, Suggestion
from inspections.models import FindingTheme
from inspections.suggesting import suggest_codings
from tests import factories as make

from .conftest import codings


@pytest.fixture
def changed(book, record):
    """“Early help” went into “Front door”, which is called “Way in” since; nothing has “Visits”, which is retired."""
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=record)
    theme = book.themes["front-door"]
    theme.refresh_from_db()
    theme.name, theme.slug = "Way in", "way-in"
    theme.save()
    retire(book.themes["visits"], record=record)
    return book


@pytest.mark.parametrize("slug", ["early-help", "front-door"])
def test_an_old_address_leads_to_the_theme_it_went_into(client, changed, slug):
    response = client.get(f"/themes/{slug}/?sort=region")
    assert (response.status_code, response["Location"]) == (302, "/themes/way-in/?sort=region")


def test_a_retired_theme_has_its_page_still(client, changed):
    page = client.get("/themes/visits/")
    assert (page.status_code, "Retired on" in page.text) == (200, True)


@pytest.mark.parametrize("slug", ["early-help", "front-door", "way-in"])
def test_an_old_link_to_a_list_shows_what_it_meant(client, changed, slug):
    page = client.get(f"/findings/?theme={slug}")
    assert [chip.label for chip in page.context["filter"].chips] == ["Theme: Way in"]
    assert len(page.context["filter"].qs) == 4


def test_old_feeds_and_addresses_of_the_api_answer(client, changed):
    assert client.get("/feeds/themes/early-help/").status_code == 200
    assert client.get("/api/themes/early-help/").json()["slug"] == "way-in"
    assert client.get("/learn/?theme=early-help").context["form"]["theme"].value() == "way-in"


def test_a_retired_theme_is_offered_only_where_findings_have_it(client, changed, record):
    def offered():
        choices = client.get("/findings/").context["filter"].form.fields["theme"].choices
        return [slug for slug, _ in choices]

    retire(changed.themes["plans"], record=record)
    assert offered() == ["way-in", "plans"]
    FindingTheme.objects.filter(theme=changed.themes["plans"]).delete()
    assert offered() == ["way-in"]


def test_an_address_given_to_another_theme_is_that_ones(client, changed):
    make.ThemeFactory(slug="front-door", name="Doors")
    assert client.get("/themes/front-door/").context["theme"].name == "Doors"


def test_a_suggestion_of_a_theme_that_was_renamed_or_merged_is_of_the_one_it_went_into(changed, monkeypatch):
    themes = tuple(SuggestedTheme(slug, 0.9, ((0, 5),)) for slug in ("visits", "early-help", "front-door"))
    monkeypatch.setattr(
        suggesting, "suggest_all", lambda passages: [Suggestion(themes, "mixed", 0.8) for _ in passages]
    )
    finding = make.FindingFactory(text="Plans are clear.", assessment="", assessment_by="")
    suggest_codings([finding])
    assert codings(finding) == [("way-in", "suggested")]


def test_a_version_tells_the_public_what_changed_and_why_but_not_by_whom(client, changed, editor):
    retire(changed.themes["plans"], record=Record(editor, "Told by the other themes."))
    page = client.get("/themes/codebook/")
    table = page.context["tables"]["codebook-changes"]
    cells = {column.name: table.rows[0].get_cell_value(column.name) for column in table.columns}
    assert {name: cells[name] for name in ("version", "kind", "words", "note", "by")} == {
        "version": 2,
        "kind": "Retired",
        "words": "“Plans” was retired.",
        "note": "Told by the other themes.",
        "by": "An editor",
    }
    assert editor.username not in page.text.split("</nav>")[-1]


def test_the_page_counts_findings_and_shows_examples_a_person_coded(client, changed):
    page = client.get("/themes/codebook/")
    themes = {theme.slug: theme for group in page.context["groups"] for theme in group.listed_themes}
    assert list(themes) == ["way-in", "plans"]
    assert themes["way-in"].counts == {"finding_count": 4, "strength_count": 4, "improve_count": 0}
    assert themes["way-in"].examples == [changed.findings["other"]]
    assert "/findings/?theme=way-in&amp;assessment=strength" in page.text
