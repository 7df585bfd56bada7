from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from inspections.coding import read_model, suggest
from inspections.coding.model import save_model
from inspections.coding.training.corpus import bundled_terms, read_corpus
from inspections.coding.training.learning import fold_of
from inspections.coding.training.measuring import (
    assessment_right,
    calibration,
    first_right,
    kappa,
    measure,
    measure_keywords,
    per_theme,
    rates,
)
from inspections.coding.training.report import as_markdown, summary
from inspections.coding.vocabulary import grams, learn_vocabulary
from inspections.coding.words import sentences
from tests.coding.made_up import arrays_of, examples, small_model


@pytest.fixture(scope="module")
def model():
    return small_model()


def test_it_learns_the_same_from_the_same(model):
    assert np.array_equal(arrays_of(small_model()), arrays_of(model))


def test_it_suggests_what_it_learned(model):
    text = "Vacancies in the workforce are weak and too slow."
    suggestion = suggest(text, "leadership", "paragraph", model=model)
    assert (suggestion.themes[0].slug, suggestion.assessment) == ("workforce", "needs_improvement")


def test_it_suggests_the_same_from_its_file(model, tmp_path):
    save_model(model, tmp_path / "model.npz")
    read = read_model(tmp_path / "model.npz")
    assert np.array_equal(arrays_of(read), arrays_of(model))
    texts = [example.text for example in examples()]
    assert [suggest(text, model=read) for text in texts] == [suggest(text, model=model) for text in texts]


def test_it_says_what_it_learned_from(model):
    assert model.facts["learned_from"] == {"coded": 36, "gold": 72}
    assert model.facts["authorities"] == 3


def test_it_knows_no_words_that_fewer_than_three_authorities_used():
    texts = ["A secret name.", "A secret name.", "A plan.", "A plan."]
    counts = [grams(sentences(text)) for text in texts]
    few = learn_vocabulary(counts, ["1", "2", "2", "2"])
    more = learn_vocabulary(counts, ["1", "2", "3", "4"])
    assert (len(few), len(more)) == (0, 1)


def test_it_keeps_each_authority_in_one_fold():
    groups = np.array(["a", "b", "a", "c", "b", "a", "d"])
    folds = fold_of(groups, 3)
    assert [len({int(fold) for fold in folds[groups == group]}) for group in "abcd"] == [1, 1, 1, 1]
    assert set(folds) == {0, 1, 2}


def test_it_leaves_out_what_has_no_words_or_no_known_theme():
    known = next(examples())
    corpus = read_corpus([known, replace(known, text="…"), replace(known, themes=("other",))], bundled_terms())
    assert corpus.examples == [known]


def test_it_measures_on_authorities_that_it_has_not_learned_from():
    corpus = read_corpus(examples(), bundled_terms())
    measured = measure(corpus, folds=3)
    assert len(measured.pairs) == 72
    assert rates(measured).f1 == first_right(measured) == 1
    assert assessment_right(measured) > 0.9
    assert kappa(measured) > 0.8
    assert [(slug, rate.cases) for slug, rate in per_theme(measured)] == [
        ("front-door", 18), ("missing-children", 18), ("overall-effectiveness", 18), ("workforce", 18),
    ]  # fmt: skip


def test_it_measures_the_baseline_of_counted_terms():
    measured = measure_keywords(read_corpus(examples(), bundled_terms()))
    assert rates(measured).f1 < 1
    assert {suggestion.assessment for suggestion in measured.suggestions} == {"strength"}


def test_it_says_how_many_suggestions_of_a_score_are_right():
    scored = [(0.95, True), (0.92, True), (1.0, False), (0.6, False)]
    assert calibration(scored) == [
        ("0.0 to 0.3", 0, 0), ("0.3 to 0.5", 0, 0), ("0.5 to 0.7", 1, 0), ("0.7 to 0.9", 0, 0), ("0.9 to 1", 3, 2),
    ]  # fmt: skip


def test_it_tells_what_measuring_found():
    corpus = read_corpus(examples(), bundled_terms())
    measured = measure(corpus, folds=3)
    page = as_markdown(measured, measure_keywords(corpus), corpus, date(2026, 1, 2))
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert headings == ["## Suggested codings", "### Themes", "### Each theme", "### Assessment", "### Scores"]
    assert "Measured on 2026-01-02 on 72 passages of 3 authorities" in page
    assert "| front-door | 18 | 1.00 | 1.00 | 1.00 |" in page
    first, *_ = summary(measured)
    assert first == "Themes of 72 passages of authorities not learned from: F1 1.000, first theme right 100.0%."
