"""How much of a report a response mentions, and when it is due."""

from dataclasses import dataclass
from datetime import date

import pytest

from inspections.responses.deadlines import after_working_days, statement_due
from inspections.responses.mentions import mentions


@dataclass(frozen=True)
class Row:
    pk: int
    reference: str
    is_our_summary: bool = False
    kind: str = "paragraph"


WHOLE, FIRST, SECOND = Row(1, "paragraph 7"), Row(2, "paragraph 7 (a)", True), Row(3, "paragraph 7 (b)", True)
OTHER, UNKNOWN = Row(4, "paragraph 8"), Row(5, "paragraph 9", True)
REPORT = [WHOLE, FIRST, SECOND, OTHER, UNKNOWN]


def told(quoted):
    found = mentions(REPORT, [FIRST, OTHER, UNKNOWN], quoted)
    return found.mentioned, found.missing, found.unclear


def test_a_finding_is_mentioned_where_it_is_quoted():
    assert told({4}) == ((OTHER,), (FIRST,), (UNKNOWN,))


def test_a_part_of_a_quoted_paragraph_is_for_a_person_to_tell():
    assert told({1}) == ((), (OTHER,), (FIRST, UNKNOWN))


def test_it_counts_with_both_numbers():
    found = mentions(REPORT, [FIRST, OTHER], {4})
    assert (str(found), found.of, found.rate) == ("1 of 2", 2, 0.5)
    assert mentions(REPORT, [], {4}).rate is None


@pytest.mark.parametrize(
    ("day", "number", "after"),
    [
        (date(2024, 5, 3), 1, date(2024, 5, 7)),  # over a weekend and a bank holiday
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # over the bank holiday of 19 September 2022
        (date(2023, 12, 22), 3, date(2023, 12, 29)),  # over Christmas
    ],
)
def test_it_counts_working_days_in_england(day, number, after):
    assert after_working_days(day, number) == after


@pytest.mark.parametrize(
    ("is_full", "names_priority_action", "due"),
    [(True, False, date(2024, 8, 19)), (False, True, date(2024, 8, 19)), (False, False, None)],
)
def test_a_written_statement_is_due_after_full_inspections_and_priority_actions(is_full, names_priority_action, due):
    assert statement_due(date(2024, 5, 10), is_full, names_priority_action) == due
