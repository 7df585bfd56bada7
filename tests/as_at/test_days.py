"""Which days can be asked for, and what is said of others."""

import datetime

import pytest

from inspections.as_at import NoSuchDayError, in_words, read_day

TODAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize("text", ["2023-03-31", "2024-02-29", "1900-01-01", "2026-11-21"])
def test_it_reads_a_day_up_to_today(text):
    assert read_day(text, TODAY).isoformat() == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023-02-31", "There is no 31 February 2023."),
        ("2023-04-00", "There is no 0 April 2023."),
        ("2023-13-01", "There is no month 13 in a year."),
        ("0000-01-01", "There is no year 0."),
        ("2026-11-22", "22 November 2026 has not come yet. The last day is today, 21 November 2026."),
        ("1899-12-31", "31 December 1899 is too long ago. The first day is 1 January 1900."),
        ("", "No date is given. Write the year, the month and the day: 2023-03-31."),
        ("20230331", "“20230331” is not a date. Write the year, the month and the day: 2023-03-31."),
        ("٢٠٢٣-٠٣-٣١", "“٢٠٢٣-٠٣-٣١” is not a date. Write the year, the month and the day: 2023-03-31."),
    ],
)
def test_it_says_why_a_day_cannot_be_asked_for(text, sentence):
    with pytest.raises(NoSuchDayError) as refusal:
        read_day(text, TODAY)
    assert str(refusal.value) == sentence


def test_it_tells_a_day_in_words():
    assert in_words(datetime.date(2023, 3, 1)) == "1 March 2023"
