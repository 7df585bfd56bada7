import pytest

from inspections.coding.places import Place, place_of

ITEMS = [
    ("what_needs_to_improve", "bullet"),
    ("recommendations", "bullet"),
    ("lscb_recommendations", "bullet"),
    ("What needs to improve?", "improvement"),
    ("Areas for priority action", "priority_action"),
    ("Recommendations", "recommendation"),
    ("what_needs_to_improve", ""),
    ("", "improvement"),
    ("help_and_protection", "improvement"),
    ("help_and_protection", "priority action"),
]
JUDGED_BY_WORDS = [
    ("recommendations", "paragraph"),
    ("What needs to improve", "paragraph"),
    ("strengths", "bullet"),
    ("children_summary", "bullet"),
    ("Areas of strength and for improvement", "bullet"),
    ("", "bullet"),
    ("", ""),
]
PARTS = {
    "help_protection": "help_and_protection",
    "help_and_protection": "help_and_protection",
    "The experiences and progress of children who need help and protection": "help_and_protection",
    "in_care": "in_care",
    "in_care_and_care_leavers": "in_care",
    "The experiences and progress of children looked after and achieving permanence": "in_care",
    "care_leavers": "care_leavers",
    "The graded judgement about the experience and progress of care leavers": "care_leavers",
    "The graded judgment for adoption performance": "adoption",
    "leadership": "leadership",
    "leaders": "leadership",
    "The impact of leaders on social work practice with children and families: good": "leadership",
    "Inspection findings – the Local Safeguarding Children Board": "lscb",
    "lscb": "lscb",
    "executive_summary": "overview",
    "Headline findings": "overview",
    "main_findings": "",
    "": "",
    "something quite different": "",
}


@pytest.mark.parametrize(("section", "kind"), ITEMS)
def test_it_knows_an_item_to_improve_in_every_vocabulary(section, kind):
    assert place_of(section, kind) == Place("improve", is_item_to_improve=True)


@pytest.mark.parametrize(("section", "kind"), JUDGED_BY_WORDS)
def test_it_leaves_to_the_words_what_only_stands_near_a_list(section, kind):
    assert not place_of(section, kind).is_item_to_improve


@pytest.mark.parametrize(("section", "part"), PARTS.items())
def test_it_knows_the_part_of_a_report_in_every_vocabulary(section, part):
    assert place_of(section, "paragraph") == Place(part, is_item_to_improve=False)


def test_it_takes_a_summary_without_a_heading_for_an_overview():
    assert place_of("", "summary").part == place_of("", "headline").part == "overview"
