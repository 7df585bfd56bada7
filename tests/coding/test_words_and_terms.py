from hypothesis import given
from hypothesis import strategies as st

from inspections.coding.terms import TermIndex
from inspections.coding.words import sentences, stem

TERMS = {
    ("missing-children", "codebook"): ["go missing", "return interview*", "missing", "RHI*"],
    ("workforce", "codebook"): ["agency staff", "turnover", "chronolog*"],
}


def found(text, terms=TERMS):
    """Themes and the words that are their terms."""
    return [
        (match.key[0], text[sentence.words[match.first].start : sentence.words[match.last - 1].end])
        for sentence in sentences(text)
        for match in TermIndex(terms).find(sentence.words)
    ]


def test_it_finds_the_longest_term_in_any_case():
    assert found("Children who Go Missing are seen.") == [("missing-children", "Go Missing")]


def test_it_takes_any_ending_for_a_star_and_a_plural_without():
    assert found("Return interviewing; turnovers; chronologies.") == [
        ("missing-children", "Return interviewing"),
        ("workforce", "turnovers"),
        ("workforce", "chronologies"),
    ]


def test_it_finds_abbreviations_only_as_written():
    assert found("RHIs are late, rhis are not.") == [("missing-children", "RHIs")]


def test_it_does_not_find_a_term_over_the_end_of_a_sentence():
    assert found("They use an agency. Staff are proud.") == []


def test_it_finds_terms_across_hyphens_and_curly_apostrophes():
    terms = {("disabled-children", "codebook"): ["children's centre*", "pre-birth"]}
    assert found("Children’s centres and pre-birth work.", terms) == [
        ("disabled-children", "Children’s centres"),
        ("disabled-children", "pre-birth"),
    ]


def test_it_parts_sentences_at_stops_and_bullets():
    text = "Plans are good. Visits are late! • Records vary;  some are thin"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Plans are good.", "Visits are late!", "Records vary;", "some are thin",
    ]  # fmt: skip


def test_it_gives_inflected_words_one_stem():
    assert {stem(word) for word in ("assessment", "assessments", "assessed")} == {"assess"}


@given(st.text())
def test_it_says_of_every_word_where_it_stands(text):
    for sentence in sentences(text):
        assert 0 <= sentence.start <= sentence.end <= len(text)
        for word in sentence.words:
            assert text[word.start : word.end] == word.written
