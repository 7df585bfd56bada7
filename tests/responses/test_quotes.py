"""Quotes of a report in a response, with made-up words."""

import pytest

from inspections.responses.quotes import Passage, find_quotes

REPORT = [
    Passage("headline 1", "Foster carers in Northton praise the duty team. Every visit is written up the same day."),
    Passage("paragraph 4", "Managers read records weekly, and they notice quickly when a plan has drifted off course."),
    Passage("paragraph 5", "The sailing club on the quay is bold, generous and open to all, whatever the weather."),
]


def found(text):
    """(passage, form, the quoted words, similarity) of each quote."""
    quotes = find_quotes(text, REPORT)
    return [(q.passage, str(q.form), text[q.start : q.end], round(q.similarity, 2)) for q in quotes]


def changes(text):
    """What differs in the only quote: (kind, in the response, in the report)."""
    (quote,) = find_quotes(text, REPORT)
    return [tuple(part.values()) for part in quote.differences if part["kind"] != "same"]


def test_it_finds_words_in_quotation_marks():
    text = "Inspectors called the club “bold, generous and open” in their letter."
    assert found(text) == [("paragraph 5", "marked", "bold, generous and open", 1.0)]


@pytest.mark.parametrize("marks", ['"{}"', "‘{}’", "'{}'"])
def test_it_knows_every_kind_of_quotation_mark(marks):
    words = "every visit is written up the same day"
    assert found(f"They say that {marks.format(words)}.") == [("headline 1", "marked", words, 1.0)]


def test_it_finds_sentences_copied_without_marks():
    text = "We are pleased.\n\nFoster carers in Northton praise the duty team. We thank them."
    assert found(text) == [("headline 1", "sentence", "Foster carers in Northton praise the duty team", 1.0)]


def test_it_finds_a_copied_part_of_a_sentence():
    text = "Our managers, who notice quickly when a plan has drifted off course, deserve our thanks today."
    assert found(text) == [("paragraph 4", "clause", "notice quickly when a plan has drifted off course", 1.0)]


def test_it_marks_a_changed_word():
    text = "Managers read records weekly, and they notice quietly when a plan has drifted off course."
    assert changes(text) == [("changed", "quietly", "quickly")]


def test_it_marks_words_left_out_and_added():
    text = "The sailing club is bold, very generous and open to all, whatever the weather."
    assert changes(text) == [("left out", "", "on the quay"), ("added", "very", "")]


def test_capitals_and_apostrophes_make_no_difference():
    report = [Passage(1, "The children's guide is short, and the older pupils drew it.")]
    (quote,) = find_quotes("THE CHILDREN’S guide is short and the older pupils drew it!", report)
    assert (quote.similarity, quote.differences) == (1.0, [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We work for children, young people and their families in our area.",
        "Our “bold” plan and our “own words” are here.",
        "“We will carry on with what we do,” said the leader.",
        "“bold, generous and closed”",
    ],
)
def test_it_takes_common_and_few_words_for_no_quote(text):
    assert found(text) == []


def test_it_finds_nothing_without_a_report():
    assert find_quotes("Foster carers in Northton praise the duty team.", []) == []
