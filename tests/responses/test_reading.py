"""What a response says of itself, with made-up words."""

from datetime import date

import pytest

from inspections.responses.reading import Said, read_response

PAGE = """Skip to main content

Northton welcomes its letter

A picture of the town hall

Published: 8 July 2024

Inspectors came in June.

Robin Example, Director of Children’s Services at Northton Council, said:

We read every line of it
and will act.

There is more to do.

Cllr Kim Person, Cabinet Member for Schools: and Play said: “Thank you, all.”

For more information call the press office.

Nothing more.
"""


def test_it_reads_title_day_and_who_said_what():
    response = read_response(PAGE.replace("Schools: and", "Schools and"))
    assert (response.kind, response.title) == ("statement", "Northton welcomes its letter")
    assert response.published_on == date(2024, 7, 8)
    assert response.statements == (
        Said(
            "Robin Example",
            "Director of Children’s Services at Northton Council",
            "We read every line of it and will act.\n\nThere is more to do.",
        ),
        Said("Cllr Kim Person", "Cabinet Member for Schools and Play", "Thank you, all."),
    )


def test_it_keeps_all_the_words_a_paragraph_a_line():
    paragraphs = read_response(PAGE).text.split("\n\n")
    assert (paragraphs[0], paragraphs[5], len(paragraphs)) == (
        "Northton welcomes its letter",
        "We read every line of it and will act.",
        10,
    )


def test_it_reads_who_speaks_behind_the_words():
    text = "Title\n\n“We will act on it,” said Robin Example, Director of Children's Services.\n\nThe end."
    assert read_response(text).statements == (
        Said("Robin Example", "Director of Children's Services", "We will act on it"),
    )


def test_it_ends_a_statement_where_its_quotation_marks_close():
    text = "Title\n\nRobin Example, Leader, said: “First.\n\n“Second.”\n\nThe visit was short."
    assert read_response(text).statements == (Said("Robin Example", "Leader", "First.\n\nSecond."),)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Northton's written statement of action", "written_statement"),
        ("Our improvement plan", "action_plan"),
        ("What we think", "statement"),
    ],
)
def test_it_reads_the_kind_in_the_title(title, kind):
    assert read_response(f"{title}\n\nWords.").kind == kind


@pytest.mark.parametrize("line", ["8 July 2024", "Monday 8 July 2024", "08/07/2024", "Last updated on 8 July 2024"])
def test_it_reads_the_day_of_publication(line):
    assert read_response(f"Title\n\n{line}\n\nWords.").published_on == date(2024, 7, 8)


def test_it_takes_no_day_inside_a_sentence_for_the_publication():
    assert read_response("Title\n\nInspectors came on 8 July 2024 and left.").published_on is None


def test_nothing_is_read_in_an_empty_text():
    response = read_response(" \n\n ")
    assert (response.title, response.published_on, response.statements, response.text) == ("", None, (), "")
