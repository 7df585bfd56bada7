"""An Excel file holds the table with real dates and numbers, and says on a sheet of its own what it is."""

import datetime
import tracemalloc

import django_tables2 as tables
import pytest

from inspections.exports import Origin, excel, export_table
from inspections.models import Finding
from inspections.tables import FindingTable
from inspections.tables.base import Table
from inspections.tables.columns import DayColumn, NumberColumn
from tests.exports.reading import workbook_of
from tests.world import build_world


class DayTable(Table):
    title = "Days [and] words"
    note = "Made up."
    word = tables.Column(verbose_name="Word")
    day = DayColumn(verbose_name="Day")
    number = NumberColumn(verbose_name="Number")


DAY = datetime.date(2022, 7, 20)


def row(word, day=DAY, number=3):
    return {"word": word, "day": day, "number": number}


def cells(sheet):
    return [[cell.value for cell in line] for line in sheet.iter_rows()]


def test_it_writes_real_dates_and_numbers_under_a_frozen_header_with_filters():
    sheet = workbook_of(export_table(DayTable([row("one"), row("two", None, None)]), "xlsx", "days")).worksheets[0]
    assert cells(sheet) == [
        ["Word", "Day", "Number"],
        ["one", datetime.datetime(2022, 7, 20), 3],  # noqa: DTZ001 - Excel has no time zones
        ["two", None, None],
    ]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Days  and  words", "A2", "A1:C3")
    assert [sheet["B2"].number_format, sheet["C2"].data_type] == ["yyyy-mm-dd", "n"]


@pytest.mark.parametrize("word", ["=1+1", "{=1+1}", "+1", "-1", "@SUM(1)", "http://reports.example/1", "007"])
def test_it_writes_text_as_text_whatever_it_looks_like(word):
    cell = workbook_of(export_table(DayTable([row(word)]), "xlsx", "days")).worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (word, "s", None)


def test_it_makes_columns_as_wide_as_their_words_within_reason():
    sheet = workbook_of(export_table(DayTable([row("word " * 100)]), "xlsx", "days")).worksheets[0]
    assert [round(sheet.column_dimensions[name].width) for name in "ABC"] == [61, 13, 10]


def test_it_says_where_it_comes_from():
    origin = Origin("Findings", "https://dashboard.example/findings/?region=london", ("Region: London",), DAY)
    sheet = workbook_of(export_table(DayTable([row("one")]), "xlsx", "days", origin))["About this file"]
    assert [line for line in cells(sheet) if line[0] != "Downloaded"] == [
        ["Table", "Days [and] words"],
        ["Page", "Findings"],
        ["As at", "20 July 2022"],
        ["Address", "https://dashboard.example/findings/?region=london"],
        ["Filter", "Region: London"],
        ["Rows", 1],
        ["Note", "Made up."],
        ["Licence", excel.LICENCE],
    ]


def test_it_goes_on_in_a_further_sheet_where_one_is_full(monkeypatch):
    monkeypatch.setattr(excel, "ROWS_OF_A_SHEET", 2)
    book = workbook_of(export_table(DayTable([row(str(n)) for n in range(3)]), "xlsx", "days"))
    assert book.sheetnames == ["Days  and  words", "Days  and  words (2)", "About this file"]
    assert [len(cells(sheet)) for sheet in book.worksheets[:2]] == [3, 2]


def test_it_says_so_where_a_cell_cannot_hold_a_text():
    cell = workbook_of(export_table(DayTable([row("x" * 40_000)]), "xlsx", "days")).worksheets[0]["A2"]
    assert (len(cell.value), cell.value.endswith(excel.CUT)) == (excel.CELL, True)


def test_it_keeps_little_of_a_long_table_in_memory():
    table = DayTable([row(f"word {n}") for n in range(20_000)])
    tracemalloc.start()
    excel.excel_file(table, Origin("Days")).close()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.django_db
def test_it_writes_any_number_of_findings_in_few_queries(django_assert_num_queries):
    build_world()
    table = FindingTable(Finding.objects.published().for_list())
    with django_assert_num_queries(3):
        book = workbook_of(export_table(table, "xlsx", "findings"))
    assert "=Gangs are disrupted, and children are safer." in {line[4] for line in cells(book.worksheets[0])}
