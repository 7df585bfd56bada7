"""The council's answer of the shared folder, which is no part of the repository."""

from pathlib import Path

import pytest

from inspections.bundled.codebook import load_codebook
from inspections.bundled.entered import entered_visits
from inspections.bundled.places import load_authorities
from inspections.bundled.visits import save_visits
from inspections.bundled.vocabulary import load_vocabulary
from inspections.importing import from_paths, import_all
from inspections.models import Visit
from inspections.responses.accounts import accounts
from inspections.responses.files import text_of
from inspections.responses.saving import import_response

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
LETTER, RESPONSE = SEEDS / "westminster-focused-visit-letter.txt", SEEDS / "westminster-council-response.txt"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="no folder shared/ beside the repository"),
]


@pytest.fixture
def visit():
    """The bundled visit to Westminster, with our summaries and the response as bundled."""
    load_vocabulary()
    load_authorities()
    load_codebook()
    save_visits(entered_visits())
    return Visit.objects.get(source_key="213-ilacs-2022-06-15")


@pytest.fixture
def page(visit, client, settings, tmp_path):
    """The page of the visit, after the letter and the response have been imported."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    import_response(visit, text_of(RESPONSE.read_bytes(), RESPONSE.name))
    list(import_all(from_paths([LETTER])))
    return client.get(visit.get_absolute_url())


def test_every_quoted_sentence_is_found_with_its_finding(page):
    (account,) = page.context["responses"]
    assert [(quote.finding.reference, quote.form, quote.similarity == 1) for quote in account.quotes] == [
        ("headline 1", "marked", True),
        *[("headline 1", "sentence", True)] * 7,
        ("paragraph 8", "clause", False),
        ("paragraph 8", "sentence", False),
        ("paragraph 3", "clause", False),
        ("paragraph 4", "clause", True),
        ("paragraph 4", "marked", True),
    ]


def test_the_misquoted_word_is_marked(page):
    (part,) = page.context["responses"][0].quotes[8].changed_parts
    one, other = part["response"], part["report"]
    assert (part["kind"], len(one.split()), len(other.split()), one.startswith(other)) == ("changed", 1, 1, True)
    assert f"“{one}” where the report says “{other}”." in page.content.decode()


def test_the_points_to_improve_are_shown_as_not_mentioned(page):
    (account,) = page.context["responses"]
    assert (str(account.praise), str(account.points)) == ("4 of 20", "0 of 2")
    assert [finding.reference for finding in account.points.missing] == ["paragraph 12 (b)", "paragraph 13 (b)"]
    assert "It mentions 0 of 2 points to improve" in page.content.decode()


def test_a_second_import_of_the_response_changes_nothing(page, visit):
    before = list(visit.responses.get().quotes.values())
    assert import_response(visit, text_of(RESPONSE.read_bytes(), RESPONSE.name)).is_changed is False
    assert list(visit.responses.get().quotes.values()) == before


def test_without_the_texts_there_is_nothing_to_match(visit, client):
    page = client.get(visit.get_absolute_url())
    (account,) = page.context["responses"]
    assert (account.quotes, account.praise, account.points) == ([], None, None)
    assert "The words of this response are not stored here" in page.content.decode()
    import_response(visit, text_of(RESPONSE.read_bytes(), RESPONSE.name))
    page = client.get(visit.get_absolute_url()).content.decode()
    assert "Quotes can be looked for once the report itself has been imported." in page


def test_the_speakers_entered_by_hand_get_their_words(page, visit):
    response = visit.responses.get()
    assert [(bool(one.text), bool(one.summary)) for one in response.statements.all()] == [(True, True)] * 2
    assert accounts([response.__class__.objects.with_quotes().get()])[0].how_many == 13
