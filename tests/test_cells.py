"""Cells say what the library's own rows say, for findings, visits, inspectors and figures."""

import pytest
from django_tables2.rows import BoundRow

from inspections.models import Finding, Inspector, Visit
from inspections.statistics import Share
from inspections.tables import FindingTable, InspectorTable, VisitTable
from inspections.tables.cells import drawn, plain, value_in
from inspections.tables.figures import AuthorityShareTable
from tests import factories as make
from tests.world import build_world

pytestmark = pytest.mark.django_db

SHARES = {"authority": "Barnet", "authority_url": "/barnet/", "region": "", "items": Share(1, 4), "items_url": "/1/"}


@pytest.fixture
def tables():
    """One of findings with all its columns, one of visits, one of inspectors, and one of figures."""
    make.VisitInspectorFactory(visit=build_world()["south"])
    findings = FindingTable(Finding.objects.for_list().order_by("pk"))
    findings.show_columns(FindingTable.optional)
    inspectors = InspectorTable(Inspector.objects.for_list(Visit.objects.published()).order_by("pk"))
    visits = VisitTable(Visit.objects.published().for_list().order_by("pk"))
    return [findings, inspectors, visits, AuthorityShareTable([SHARES, SHARES | {"authority": None}])]


def rows(table):
    return [BoundRow(record, table) for record in table.data.data]


def test_a_page_shows_what_the_library_would(tables):
    for table in tables:
        cells = [[drawn(table, column)(row.record) for column in table.columns] for row in rows(table)]
        assert cells == [[row.get_cell(column.name) for column in table.columns] for row in rows(table)] != []


def test_a_file_has_the_values_that_the_library_would_give(tables):
    for table in tables:
        cells = [[plain(table, column)(row.record) for column in table.columns] for row in rows(table)]
        assert cells == [[row.get_cell_value(column.name) for column in table.columns] for row in rows(table)] != []


def test_a_choice_is_told_in_words_and_what_is_not_there_is_nothing():
    finding = make.FindingFactory(section="leaders", visit__visit_type="focused_visit")
    accessors = ["section", "visit__visit_type", "visit__framework__slug", "document__file_name", "nothing__at_all"]
    assert [value_in(finding, each) for each in accessors] == [
        finding.get_section_display(),
        finding.visit.get_visit_type_display(),
        finding.visit.framework.slug,
        None,
        None,
    ]


def test_a_number_names_a_place_in_a_list():
    record = {"window": ("2024", "2025")}
    assert [value_in(record, each) for each in ["window__0", "window__1", "window__2"]] == ["2024", "2025", None]


def test_the_name_of_a_column_may_be_that_of_a_way_through_records():
    assert value_in({"visit__pk": 4}, "visit__pk") == value_in({"visit": {"pk": 4}}, "visit__pk") == 4
