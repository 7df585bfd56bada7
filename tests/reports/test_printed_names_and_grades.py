import pytest

from inspections.reports.grades import canonical, split_heading
from inspections.reports.names import read_people

HIS = "His Majesty’s Inspector"


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        (f"Robin Marsh, {HIS}", [("Robin Marsh", HIS)]),
        ("Robin Marsh HMI", [("Robin Marsh", "HMI")]),
        (f"Robin Marsh, {HIS}, and Kim Shore, {HIS}", [("Robin Marsh", HIS), ("Kim Shore", HIS)]),
        (f"Robin Marsh and Kim Shore, {HIS}s", [("Robin Marsh", HIS), ("Kim Shore", HIS)]),
        (
            "Robin Marsh, Kim Shore (OI) and Ty O’Day AI",
            [("Robin Marsh", "OI"), ("Kim Shore", "OI"), ("Ty O’Day", "AI")],
        ),
        ("Ann-Marie de Vere, Senior HMI", [("Ann-Marie de Vere", "Senior HMI")]),
        ("Máire Ní Dá\nHer Majesty's Inspector", [("Máire Ní Dá", "Her Majesty's Inspector")]),
        (
            "Her Majesty’s Inspectors Robin Marsh and Kim Shore",
            [("Robin Marsh", "Her Majesty’s Inspector"), ("Kim Shore", "Her Majesty’s Inspector")],
        ),
        ("Robin Marsh", [("Robin Marsh", "")]),
        ("", []),
    ],
)
def test_it_parts_names_from_titles(printed, people):
    assert read_people(printed) == people


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Good", "good"),
        ("Requires improvement\nto be good", "requires_improvement"),
        ("require improvement", "requires_improvement"),
        ("INADEQUATE", "inadequate"),
        ("is outstanding.", "outstanding"),
        ("Goodness", None),
    ],
)
def test_it_says_grades_in_canonical_words(printed, grade):
    assert canonical(printed) == grade


@pytest.mark.parametrize(
    ("heading", "label", "grade"),
    [
        ("Care leavers: good", "Care leavers", "good"),
        ("Care leavers is outstanding", "Care leavers", "outstanding"),
        ("Care leavers is: inadequate", "Care leavers", "inadequate"),
        ("Care leavers is requires improvement to be good.", "Care leavers", "requires_improvement"),
        (
            "Need help Requires improvement and protection to be good",
            "Need help and protection",
            "requires_improvement",
        ),
        ("What needs to improve?", "What needs to improve?", None),
    ],
)
def test_it_parts_a_heading_from_its_grade(heading, label, grade):
    assert split_heading(heading) == (label, grade)
