"""Where a passage stands on its pages."""

from inspections.reports.places import Place, find_passage

PAGE = "Running header\n7. Children’s plans name who\ndoes what, and by when. Most plans are multi-\nagency.\n8. Next."


def found(passage, *pages):
    return [pages[place.page][place.start : place.end] for place in find_passage(passage, pages)]


def test_it_finds_a_passage_over_lines_hyphens_and_other_quotation_marks():
    passage = "Children's plans name who does what, and by when. Most plans are multi-agency."
    assert found(passage, PAGE) == [
        "Children’s plans name who\ndoes what, and by when. Most plans are multi-\nagency",
    ]


def test_it_finds_a_passage_over_a_page_break():
    first, second = "1. Help is quick and\nPage 3", "Running header\nit lasts for years. 2. More."
    assert found("Help is quick and it lasts for years.", first, second) == ["Help is quick and", "it lasts for years"]


def test_it_finds_a_passage_with_other_words_in_its_middle():
    page = "The help that families get is quick 12 Footnote. and the people who give it stay with them for years."
    passage = "The help that families get is quick and the people who give it stay with them for years."
    assert found(passage, page)[0].startswith("The help that families get is quick")
    assert found(passage, page)[-1].endswith("stay with them for years")


def test_it_finds_nothing_where_the_passage_is_not():
    assert find_passage("Nobody said this about anything at all.", [PAGE]) == []


def test_it_finds_nothing_for_a_passage_without_letters():
    assert find_passage(" … ", [PAGE]) == []


def test_a_place_counts_characters_of_the_page():
    assert find_passage("Two.", ["One.", "Say: two."]) == [Place(1, 5, 8)]
