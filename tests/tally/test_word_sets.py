"""Who has a frequent word is asked once for each finding."""

import numpy as np
import pytest

from inspections.tally.word_sets import WordSets


def keys(*numbers):
    return np.array(numbers, np.int64)


class Database:
    """Says who has the word, and notes about whom it was asked."""

    def __init__(self, *having):
        self.having, self.asked = {*having}, []

    def __call__(self, asked):
        self.asked.append(asked.tolist())
        return keys(*(key for key in asked.tolist() if key in self.having))


@pytest.fixture
def sets():
    learned = WordSets()
    learned.learn("gang", keys(1, 2, 8, 9, 70), keys(70, 2, 8, 400))
    return learned


def test_what_was_learned_is_not_asked_again(sets):
    database = Database()
    assert sets.has("gang", keys(9, 8, 70, 2), database).tolist() == [False, True, True, True]
    assert database.asked == []


def test_findings_that_were_not_looked_at_are_asked_for_once(sets):
    database = Database(400, 9)
    for _ in range(2):
        assert sets.has("gang", keys(400, 3, 2, 9), database).tolist() == [True, False, True, False]
    assert database.asked == [[400, 3]]


def test_findings_that_may_say_something_else_now_are_asked_for_again(sets):
    later, database = sets.without(keys(2, 9, 5000)), Database(9)
    assert later.has("gang", keys(2, 8, 9), database).tolist() == [False, True, True]
    assert database.asked == [[2, 9]]
    assert sets.has("gang", keys(2, 8, 9), database).tolist() == [True, True, False]


def test_it_knows_the_words_it_learned_alone(sets):
    assert ("gang" in sets, "knife" in sets, bool(sets), bool(WordSets())) == (True, False, True, False)


def test_nobody_can_have_a_word():
    sets = WordSets()
    sets.learn("gang", keys(), keys())
    assert sets.has("gang", keys(), Database()).tolist() == []
    assert sets.has("gang", keys(3), Database()).tolist() == [False]
