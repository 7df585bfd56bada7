"""The rows of a table are written without a template, and yet as a template would."""

import django_tables2 as tables
import pytest
from django.template import Context, Template

from inspections.tables import Table
from inspections.tables.columns import NumberColumn


class Sheep(Table):
    name = tables.Column()
    legs = NumberColumn(verbose_name="Legs & more")
    wool = tables.Column()

    def render_wool(self, record, value):
        return f"{value} of {record['name']}"


class Flock(Sheep):
    optional = ("legs", "wool")


@pytest.fixture
def drawn():
    def drawn(*rows, of=Sheep):
        return Template("{% load rows %}{% table_rows table %}").render(Context({"table": of(rows)}))

    return drawn


def test_a_cell_is_escaped_and_names_its_column(drawn):
    assert drawn({"name": "<b>Dolly", "legs": 1996, "wool": "white"}) == (
        '<tr role="row"><td role="cell" data-column="name">&lt;b&gt;Dolly</td>'
        '<td role="cell" data-column="legs" class="govuk-table__cell--numeric">1,996</td>'
        '<td role="cell" data-column="wool">white of &lt;b&gt;Dolly</td></tr>\n'
    )


def test_a_cell_has_its_header_beside_it_where_a_narrow_screen_shows_rows_as_lists(drawn):
    row = {"name": "Dolly", "legs": 4, "wool": "white"}
    assert drawn(row, of=Flock) == (
        '<tr role="row"><td role="cell" data-column="name" data-label="Name">Dolly</td></tr>\n'
    )


def test_what_is_missing_is_a_dash(drawn):
    assert drawn({"name": None, "legs": None, "wool": None}).count(">—</td>") == 3


def test_a_table_without_rows_has_none(drawn):
    assert drawn() == ""
