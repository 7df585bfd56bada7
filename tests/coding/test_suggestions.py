import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.coding import UnusableModel, bundled_model, read_model, suggest, suggest_all
from inspections.coding.model import MODEL_FILE

EXPLOITATION = (
    "Children at risk of exploitation receive a prompt and effective response. Return home interviews are offered to "
    "every child who goes missing, and what is learned is used well."
)
# Sentences of our own, each plainly about one theme.
PLAIN = {
    "The emergency duty team and the multi-agency hub screen referrals on the same day.": "front-door",
    "Strategy meetings are held quickly and the police attend section 47 enquiries.": "child-protection-enquiries",
    "Letters before proceedings are clear, and the family court thinks well of statements.": "pre-proceedings",
    "The virtual school makes sure that personal education plans are of good quality.": "education-in-care",
    "Adopters are assessed swiftly and find the regional adoption agency supportive.": "adoption",
    "Privately fostered children are visited regularly.": "private-fostering",
    "The designated officer deals promptly with allegations against professionals.": "allegations",
    "Young carers are known and have their own groups.": "young-carers",
    "Personal advisers keep in touch with care leavers, and pathway plans are up to date.": "pathway-planning",
    "Caseloads are too high and too many social workers leave.": "workforce",
    "Life-story work helps children to understand why they live away from their birth family.": "family-and-life-story",
}
SIGNS = {
    "Plans are clear and reviewed well. Visits are regular and purposeful.": "strength",
    "Plans are weak and not reviewed in time. Too many visits are late.": "needs_improvement",
    "Assessments are thorough and timely. However, too many plans are vague and not reviewed.": "mixed",
    "This letter summarises what came out of our visit in May.": "context",
}


@pytest.mark.parametrize(("sentence", "theme"), PLAIN.items())
def test_it_knows_what_a_plain_sentence_is_about(sentence, theme):
    assert suggest(sentence).themes[0].slug == theme


@pytest.mark.parametrize(("passage", "assessment"), SIGNS.items())
def test_it_combines_the_signs_of_sentences(passage, assessment):
    assert suggest(passage, "help_protection", "paragraph").assessment == assessment


def test_it_assesses_items_to_improve_by_their_place_however_mild():
    mild = "The continued strengthening of good practice in supervision."
    in_list = suggest(mild, "What needs to improve?", "improvement")
    assert (in_list.assessment, in_list.assessment_score) == ("needs_improvement", 1.0)
    assert in_list.themes[0].slug == "management-oversight"
    assert suggest(mild, "leadership", "paragraph").assessment != "needs_improvement"


def test_it_gives_exploitation_and_missing_both_with_the_words_that_carry_them():
    suggestion = suggest(EXPLOITATION, "help_protection", "paragraph")
    carried = {theme.slug: [EXPLOITATION[start:end] for start, end in theme.evidence] for theme in suggestion.themes}
    assert set(carried) == {"extra-familial-harm", "missing-children"}
    assert any("exploitation" in words for words in carried["extra-familial-harm"])
    assert any("Return home interviews" in words for words in carried["missing-children"])
    assert suggestion.assessment == "strength"


def test_it_has_nothing_to_say_of_no_words():
    assert suggest("") == suggest(" … ", "leadership", "paragraph") == ((), "", 0.0)


def test_it_reads_no_more_than_the_beginning_of_what_is_far_too_long():
    filler = "Nothing is said here. " * 1000
    assert suggest(EXPLOITATION + filler) == suggest(EXPLOITATION + filler * 100)


def test_it_codes_many_passages_like_one_at_a_time():
    passages = [(EXPLOITATION, "help_protection", "paragraph"), ("", "", ""), (EXPLOITATION, "", "improvement")]
    assert list(suggest_all(passages)) == [suggest(*passage) for passage in passages]


@given(st.text(), st.text(), st.text())
def test_it_keeps_its_promises_for_any_input(text, section, kind):
    suggestion = suggest(text, section, kind)
    assert suggestion == suggest(text, section, kind)
    slugs = [theme.slug for theme in suggestion.themes]
    assert len(slugs) == len(set(slugs)) <= 3
    assert set(slugs) <= set(bundled_model().slugs)
    assert 0 <= suggestion.assessment_score <= 1
    for theme in suggestion.themes:
        assert 0 <= theme.score <= 1
        assert theme.evidence
        assert all(0 <= start < end <= len(text) for start, end in theme.evidence)
        assert list(theme.evidence) == sorted(theme.evidence)


def test_its_model_is_small_and_says_what_it_learned_from():
    facts = bundled_model().facts
    assert MODEL_FILE.stat().st_size < 5_000_000
    assert facts["version"]
    assert len(facts["themes"]) == 41
    assert facts["learned_from"]["summary"] == 2258
    assert facts["learned_from"]["gold"] == 368
    assert set(facts) == {"format", "version", "made", "learned_from", "authorities", "threshold", "themes"}


def test_its_model_holds_no_text_but_its_terms():
    model = bundled_model()
    assert model.vocabulary.digests.dtype == "uint64"
    words = json.dumps({key: value for key, value in model.facts.items() if key != "themes"})
    assert len(words) < 400
    assert max(len(term) for by in model.facts["themes"].values() for terms in by.values() for term in terms) < 50


def test_it_says_what_to_do_about_a_file_that_is_no_model(tmp_path):
    other = tmp_path / "model.npz"
    other.write_bytes(b"something else")
    with pytest.raises(UnusableModel, match=r"model\.npz is no model of codings .* make it with train_coding"):
        read_model(other)
    with pytest.raises(UnusableModel, match=r"absent\.npz is missing"):
        read_model(tmp_path / "absent.npz")
