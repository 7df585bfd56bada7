"""CSV and JSON hold what is on the screen: every row, the same columns, and nothing a spreadsheet would run."""

import csv
import datetime
import io
import json

import django_tables2 as tables
import pytest
from django.utils import timezone

from inspections.exports import Origin, export_table, harmless
from inspections.exports.origin import LICENCE
from inspections.models import Finding
from inspections.tables import FindingTable
from inspections.tables.base import Table
from tests.world import build_world


class WordTable(Table):
    word = tables.Column(verbose_name="Word")
    number = tables.Column(verbose_name="A number")
    hidden = tables.Column(verbose_name="Hidden")
    optional = ("hidden",)


def text_of(response):
    return b"".join(response.streaming_content).decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_it_makes_a_cell_harmless(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"


def test_it_leaves_numbers_and_words_alone():
    assert [harmless(value) for value in (-3, 2.5, "a-b", "")] == [-3, 2.5, "a-b", ""]


def test_it_writes_the_columns_shown_with_their_headers():
    table = WordTable(
        [{"word": "=SUM(A1)", "number": 3, "hidden": "x"}, {"word": "café", "number": None, "hidden": ""}]
    )
    assert text_of(export_table(table, "csv", "words")) == "Word,A number\n'=SUM(A1),3\ncafé,\n"


def test_it_names_the_file_by_subject_and_date():
    response = export_table(WordTable([]), "csv", "words")
    expected = f'attachment; filename="words-as-at-{timezone.localdate().isoformat()}.csv"'
    assert (response["Content-Disposition"], response["Content-Type"]) == (expected, "text/csv; charset=utf-8")


def test_it_writes_json_with_the_same_headers_and_says_what_it_is():
    table = WordTable([{"word": "one", "number": 1}, {"word": "two", "number": 2}], title="Words", note="Made up.")
    origin = Origin("Page", "https://dashboard.example/?a=b", ("A: b",), datetime.date(2023, 3, 31))
    assert json.loads(text_of(export_table(table, "json", "words", origin))) == {
        "table": "Words",
        "page": "Page",
        "as_at": "2023-03-31",
        "address": "https://dashboard.example/?a=b",
        "filters": ["A: b"],
        "note": "Made up.",
        "licence": LICENCE,
        "rows": [{"Word": "one", "A number": 1}, {"Word": "two", "A number": 2}],
    }


def test_it_writes_an_empty_table_as_its_header_or_an_empty_list():
    assert text_of(export_table(WordTable([]), "csv", "words")) == "Word,A number\n"
    assert json.loads(text_of(export_table(WordTable([]), "json", "words")))["rows"] == []


@pytest.mark.django_db
def test_it_writes_findings_with_iso_dates_whole_passages_and_plain_names():
    build_world()
    table = FindingTable(Finding.objects.published().filter(visit__authority__name="Northton").for_list())
    rows = list(csv.DictReader(io.StringIO(text_of(export_table(table, "csv", "findings")))))
    assert rows[0] == {
        "Published": "2024-05-10",
        "Authority": "Northton",
        "Visit": "Standard inspection",
        "Reference": rows[0]["Reference"],
        "Finding": "Meetings about gangs come late.",
        "Assessment": "Needs improvement",
        "Themes": "Extra-familial harm; Plans and reviews",
    }


@pytest.mark.django_db
def test_it_streams_any_number_of_findings_in_three_queries(django_assert_num_queries):
    build_world()
    table = FindingTable(Finding.objects.published().for_list())
    with django_assert_num_queries(3):
        assert len(text_of(export_table(table, "csv", "findings")).splitlines()) == 6
