"""The lines that the database writes are those that Python would write."""

import csv
import io

import pytest
from django.db import connection
from django.http import QueryDict
from psycopg.pq import TransactionStatus

from inspections.exports.copying import can_copy, copied_lines
from inspections.exports.text import FORMULA_STARTS, csv_lines, harmless
from inspections.filters import FindingFilter
from inspections.filters.findings import BEST_FIRST
from inspections.models import Assessment, CodedBy, Finding, Framework, Kind, Region, Section, VisitType
from inspections.tables import FindingTable
from tests.factories import FindingFactory, ThemeFactory, VisitFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db


def table_of(query, *order):
    conditions = FindingFilter(QueryDict(query), Finding.objects.published())
    findings = conditions.qs.for_list()
    table = FindingTable(findings.order_by(*order) if order else findings, pages=conditions.pages)
    table.show_columns(FindingTable.optional)
    return table


def rows(lines):
    text = b"".join(line if isinstance(line, bytes) else line.encode() for line in lines).decode()
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture
def world(db):
    world = build_world()
    FindingFactory(visit=world["south"], text='Says "no", twice;\nand\tmore.', heading="=1+1", page=7)
    FindingFactory(visit=world["north"], summary="@SUM(A1)", assessment="", assessment_by="", themes=[])
    return world


@pytest.mark.parametrize("query", ["", "region=london", "q=gangs", "theme=extra-familial-harm&assessment=strength"])
def test_it_writes_every_column_as_python_does(world, query):
    table = table_of(query)
    assert can_copy(table)
    assert rows(copied_lines(table)) == rows(csv_lines(table))


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_it_quotes_whatever_a_spreadsheet_would_run(start):
    visit = VisitFactory(authority__name=f"{start}Northton", source_url=f"{start}1")
    Framework.objects.filter(pk=visit.framework_id).update(name=f"{start}2")
    theme = ThemeFactory(name=f"{start}3")
    FindingFactory(visit=visit, text=f"{start}4", heading=f"{start}5", reference=f"{start}6", themes=[theme])
    table = table_of("")
    assert rows(copied_lines(table)) == rows(csv_lines(table))


def test_no_label_needs_an_apostrophe():
    labels = [label for choices in (Assessment, CodedBy, Kind, Region, Section, VisitType) for label in choices.labels]
    assert [harmless(label) for label in labels] == labels


@pytest.mark.parametrize("order", ["-page", "visit__authority__name", "kind"])
def test_it_keeps_the_order_of_the_page(world, order):
    table = table_of("", order, "pk")
    assert rows(copied_lines(table)) == rows(csv_lines(table))


def test_it_writes_what_matches_best_first(world):
    table = table_of("q=gangs or plans", *BEST_FIRST)
    assert can_copy(table)
    assert rows(copied_lines(table)) == rows(csv_lines(table))


def test_it_writes_in_lots_without_losing_a_row(world, monkeypatch):
    monkeypatch.setattr("inspections.exports.copying.FIRST_LOT", 2)
    monkeypatch.setattr("inspections.exports.copying.LOT", 3)
    table = table_of("")
    assert rows(copied_lines(table)) == rows(csv_lines(table))


def test_it_leaves_out_a_finding_that_is_deleted_while_it_writes(world):
    table = table_of("")
    lines = copied_lines(table)
    next(lines)
    gone = Finding.objects.published().earliest("pk")
    left = [row for row in rows(csv_lines(table)) if gone.passage not in row]
    gone.delete()
    assert rows(lines) == left[1:]


@pytest.mark.django_db(transaction=True)
def test_it_gives_the_connection_back_when_the_reader_goes_away(monkeypatch):
    monkeypatch.setattr("inspections.exports.copying.LINES", 1)
    build_world()
    lines = copied_lines(table_of(""))
    assert len([next(lines), next(lines)]) == 2
    lines.close()
    assert connection.connection.info.transaction_status == TransactionStatus.IDLE
    assert Finding.objects.published().exists()


def test_it_leaves_an_order_that_the_tally_does_not_know_to_python(world):
    assert not can_copy(table_of("", "heading"))


def test_it_writes_the_header_of_an_empty_table(world):
    assert len(rows(copied_lines(table_of("q=zebra")))) == 1
