from datetime import date

import pytest

from inspections.reports import Period
from inspections.reports.dates import file_name_date, read_date, read_periods


def period(start, end):
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("7 to 18 October 2024", "2024-10-07", "2024-10-18"),
        ("22 April to 3 May 2024", "2024-04-22", "2024-05-03"),
        ("19 November 2018 to 30 November 2018", "2018-11-19", "2018-11-30"),
        ("6 March 2017–30 March 2017", "2017-03-06", "2017-03-30"),
        ("11 December to 12 January 2018", "2017-12-11", "2018-01-12"),
        ("15 and 16 June 2022", "2022-06-15", "2022-06-16"),
        ("31 January and 1 February 2023", "2023-01-31", "2023-02-01"),
        ("29, 30 and 31 March 2022", "2022-03-29", "2022-03-31"),
        ("between 12 and 16 September 2016, inspectors", "2016-09-12", "2016-09-16"),
        ("Monday 5 February to Friday 16 February 2024", "2024-02-05", "2024-02-16"),
        ("4th to 8th March 2019", "2019-03-04", "2019-03-08"),
        ("1 4 May to 1 8 May 2018", "2018-05-14", "2018-05-18"),
        ("5 to 16 September2022", "2022-09-05", "2022-09-16"),
        ("18/05/2019 to 22/05/2019", "2019-05-18", "2019-05-22"),
        ("16 November 2020", "2020-11-16", "2020-11-16"),
        ("7 to 18 October 2024 2", "2024-10-07", "2024-10-18"),
    ],
)
def test_it_reads_a_period_in_every_printed_form(printed, start, end):
    assert read_periods(printed) == (period(start, end),)


def test_it_reads_two_windows():
    assert read_periods("3 to 7 June 2019 and 17 to 19 June 2019") == (
        period("2019-06-03", "2019-06-07"),
        period("2019-06-17", "2019-06-19"),
    )


def test_it_takes_a_missing_year_from_the_caller():
    assert read_periods("16 May and 20 May") == ()
    may = read_periods("Between 16 May and 20 May, inspectors", date(2016, 6, 29))
    assert may == (period("2016-05-16", "2016-05-20"),)


def test_it_takes_a_december_without_a_year_for_the_one_before_the_letter():
    december = read_periods("Between 3 and 7 December, inspectors", date(2019, 2, 5))
    assert december == (period("2018-12-03", "2018-12-07"),)


def test_it_keeps_a_period_that_ends_before_it_starts():
    assert read_periods("16 to 2 June 2021") == (period("2021-06-16", "2021-06-02"),)


@pytest.mark.parametrize("text", ["", "no date", "31 February 2020", "in May 2019", "25% of 40 children"])
def test_it_finds_no_period_where_none_is_printed(text):
    assert read_periods(text) == ()


def test_it_reads_the_first_complete_date():
    assert read_date("T 0300 123\n20 July 2022\nDear") == date(2022, 7, 20)
    assert read_date("July 2022") is None


@pytest.mark.parametrize(
    ("name", "day"),
    [("a-place-2019-07-22.pdf", date(2019, 7, 22)), ("a-place-2019-13-22.pdf", None), ("2019-07-22-a-place.pdf", None)],
)
def test_it_reads_the_date_that_a_file_name_ends_with(name, day):
    assert file_name_date(name) == day
