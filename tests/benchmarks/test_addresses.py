"""What the benchmarks ask for."""

import random

from benchmarks.serving.addresses import TRIES, Names, pages, searched

THERE = Names(
    ["leeds", "york", "hull"], ["london"], ["gangs"], ["Gangs"], [["meeting", "planning"], ["housing"] * 2], 100
)


def test_it_asks_for_words_that_stand_in_one_passage():
    asked = {searched(THERE, random.Random(seed)) for seed in range(50)}  # noqa: S311 - only choices
    both = {"meeting planning", "planning meeting"}
    assert asked == {"meeting", "planning", "housing", "housing housing"} | both


def test_it_asks_as_often_for_each_kind_and_for_the_same_in_each_run():
    kinds = pages(THERE)
    assert {len(addresses) for addresses in kinds.values()} == {TRIES}
    assert kinds == pages(THERE)
    assert set(kinds["findings, last page"]) == {"/findings/?page=4"}
