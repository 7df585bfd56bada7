"""Printed headings of every framework and the section each opens."""

import pytest

from inspections.importing.sections import agree, section_of


@pytest.mark.parametrize(
    ("heading", "kind", "section"),
    [
        ("", "headline", "headline"),
        ("", "summary", "overall"),
        ("", "paragraph", "other"),
        ("", "priority_action", "what_needs_to_improve"),
        ("Headline findings", "headline", "headline"),
        ("What needs to improve?", "improvement", "what_needs_to_improve"),
        ("What needs to improve in this area of social work practice", "improvement", "what_needs_to_improve"),
        ("Areas for priority action", "priority_action", "what_needs_to_improve"),
        ("Recommendations", "recommendation", "what_needs_to_improve"),
        ("The experiences and progress of children who need help and protection", "paragraph", "help_and_protection"),
        ("The experiences and progress of children in care", "paragraph", "in_care"),
        ("The experiences and progress of children in care and care leavers", "paragraph", "in_care_and_care_leavers"),
        ("The experiences and progress of children looked after and achieving permanence", "paragraph", "in_care"),
        ("The experiences and progress of care leavers", "paragraph", "care_leavers"),
        ("The graded judgement for adoption performance", "paragraph", "adoption"),
        ("The impact of leaders on social work practice with children and families", "paragraph", "leaders"),
        ("Leadership, management and governance", "paragraph", "leaders"),
        ("The effectiveness of the Local Safeguarding Children Board (LSCB)", "paragraph", "lscb"),
        ("Main  findings", "paragraph", "main_findings"),
        ("Executive summary", "summary", "overall"),
        ("help_and_protection", "paragraph", "help_and_protection"),
        ("Next steps", "paragraph", "other"),
    ],
)
def test_it_knows_the_section_that_a_heading_opens(heading, kind, section):
    assert section_of(heading, kind) == section


@pytest.mark.parametrize(
    ("standing", "read", "kind", "expected"),
    [
        ("leaders", "leaders", "paragraph", True),
        ("leaders", "in_care", "paragraph", False),
        ("leaders", "what_needs_to_improve", "improvement", True),
        ("leaders", "what_needs_to_improve", "paragraph", False),
        ("care_leavers", "in_care_and_care_leavers", "paragraph", True),
        ("in_care_and_care_leavers", "care_leavers", "paragraph", False),
    ],
)
def test_it_lets_a_person_be_closer_than_the_heading(standing, read, kind, expected):
    assert agree(standing, read, kind) is expected
