"""Help stands beside what it explains: every word has one meaning, every theme its scope."""

import pytest

from inspections.words import BY_SLUG, OF_LABELS, WORDS, of_labels
from tests.world import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


def test_each_word_is_told_once():
    assert len(BY_SLUG) == len(WORDS)
    assert set(OF_LABELS.values()) <= set(BY_SLUG)


def test_the_page_about_the_dashboard_has_them_all(client):
    page = client.get("/about/").content.decode()
    assert [word.slug for word in WORDS if f'id="word-{word.slug}"' not in page] == []


def test_a_label_of_two_columns_is_explained_once():
    labels = ["Year", "Visits with an item to improve", "Visits with a strength"]
    assert [word.slug for word in of_labels(labels)] == ["rate"]


@pytest.mark.parametrize("address", ["/", "/findings/"])
def test_the_choice_of_themes_says_what_each_is_about(client, world, address):
    page = client.get(address).content.decode()
    assert "<dd>What is said about extra-familial harm.</dd>" in page


def test_filters_and_headings_are_explained_in_place(client, world):
    page = client.get("/findings/?columns=grade_then").content.decode()
    for slug in ("assessment", "coverage", "grade-then", "item-to-improve", "neighbour", "reviewed"):
        assert BY_SLUG[slug].meaning in page, slug


def test_the_kind_of_an_authority_is_not_explained_as_that_of_a_finding(client, world):
    assert BY_SLUG["item-to-improve"].meaning not in client.get("/authorities/").content.decode()


def test_nothing_is_explained_only_where_a_mouse_rests(client, world):
    for address in ("/", "/findings/", "/authorities/", "/visits/", "/themes/", "/statistics/", "/waiting/"):
        assert " title=" not in client.get(address).content.decode().partition("<body")[2], address
