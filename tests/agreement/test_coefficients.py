"""Coefficients of agreement against examples worked out in print."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sklearn.metrics import cohen_kappa_score

from inspections.agreement import kappa, krippendorff_alpha, masi_distance


def different(one, other):
    """The distance of names: none, or all of it."""
    return float(one != other)


def times(first, second):
    return Counter(zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("both_yes", "first_only", "second_only", "both_no", "printed"),
    [(20, 5, 10, 15, 0.4), (45, 15, 25, 15, 0.1304), (25, 35, 5, 35, 0.2593)],
)
def test_kappa_is_that_of_worked_examples(both_yes, first_only, second_only, both_no, printed):
    """The three tables worked out in the article "Cohen's kappa" of the English Wikipedia."""
    answers = {("y", "y"): both_yes, ("y", "n"): first_only, ("n", "y"): second_only, ("n", "n"): both_no}
    assert round(kappa(answers), 4) == printed


@given(some.lists(some.tuples(some.sampled_from("abc"), some.sampled_from("abc")), min_size=2, max_size=30))
@pytest.mark.filterwarnings("ignore")
def test_kappa_is_that_of_scikit_learn(pairs):
    first, second = zip(*pairs, strict=True)
    ours = kappa(Counter(pairs))
    if ours is not None:
        assert ours == pytest.approx(cohen_kappa_score(first, second))


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_that_of_worked_examples(first, second, printed):
    """Sections A and B of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": two observers."""
    assert round(krippendorff_alpha(times(first, second), different), 3) == printed


def test_a_coefficient_is_not_defined_where_everybody_says_the_same():
    same = {("strength", "strength"): 8}
    assert (kappa(same), krippendorff_alpha(same, different)) == (None, None)
    assert (kappa({}), krippendorff_alpha({}, different)) == (None, None)


def test_chance_agreement_of_one_coder_who_always_says_the_same_is_zero():
    assert kappa({("a", "a"): 5, ("b", "a"): 5}) == 0


def test_masi_weighs_what_sets_share():
    """The four cases of Passonneau (2006): equal, one within the other, overlapping, apart."""
    pairs = [({1, 2}, {1, 2}), ({1, 2}, {1, 2, 3, 4}), ({1, 2}, {2, 3}), ({1}, {2})]
    distances = [masi_distance(frozenset(one), frozenset(other)) for one, other in pairs]
    assert [round(distance, 4) for distance in distances] == [0, 0.6667, 0.8889, 1]


def test_alpha_of_sets_counts_overlapping_ones_as_partly_the_same():
    """By hand: three pairs of sets with distances 0, 1/2 * 2/3 from 1, and 0 over what chance would bring."""
    a, ab, b = frozenset({1}), frozenset({1, 2}), frozenset({2})
    answers = {(a, a): 1, (a, ab): 1, (b, b): 1}
    observed = (2 / 3) / 3
    expected = (2 * (3 * 1 * 2 / 3) + 2 * (3 * 2 * 1) + 2 * (1 * 2 * 2 / 3)) / (6 * 5)
    assert krippendorff_alpha(answers, masi_distance) == pytest.approx(1 - observed / expected)
