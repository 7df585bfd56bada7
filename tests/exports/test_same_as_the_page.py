"""Whatever is asked of a list, its downloads have the page's rows in the page's order."""

import random
from urllib.parse import urlencode

import pytest

from tests.exports.reading import csv_rows, excel_rows, json_rows
from tests.factories import FindingFactory, ItemToImproveFactory
from tests.world import build_world

CHOICES = {
    "region": ["london", "north-east"],
    "authority": ["northton", "southborough"],
    "type": ["standard", "focused_visit"],
    "coverage": ["nothing", "items", "all"],
    "published_from": ["2023-01-01", "2024-05-01"],
    "published_to": ["2023-12-31", "2024-06-01"],
    "theme": ["extra-familial-harm", "plans-and-reviews"],
    "assessment": ["strength", "needs_improvement"],
    "also": ["plans-and-reviews"],
    "words": ["inspectors", "ours"],
    "themes_by": ["reviewed"],
    "grade_then": ["good", "none"],
    "q": ["gangs", "plans", "children"],
    "sort": ["published", "-published", "authority", "-reference", "visit,-authority"],
    "columns": ["region", "section", "kind", "page"],
    "per_page": ["25", "50"],
}


def questions(number):
    """Random conditions, orders and columns, the same in every run."""
    chance = random.Random(number)  # noqa: S311 - no secret
    for _ in range(number):
        names = chance.sample(list(CHOICES), chance.randint(1, 5))
        yield urlencode([(name, chance.choice(CHOICES[name])) for name in names])


def as_text(table):
    columns = list(table.columns)
    rows = [[row.get_cell_value(column.name) for column in columns] for row in table.rows]
    return [[c.header for c in columns], *(["" if v is None else str(v) for v in row] for row in rows)]


@pytest.mark.django_db
def test_it_takes_away_the_rows_columns_and_order_of_the_page(client):
    world = build_world()
    for number in range(12):
        FindingFactory(visit=world["north"], themes=[world["harm"]], page=number)
        ItemToImproveFactory(visit=world["south"], themes=[world["plans"]])
    for question in questions(50):
        page = as_text(client.get(f"/findings/?{question}").context["tables"]["findings"])
        for file_format, read in [("csv", csv_rows), ("xlsx", excel_rows), ("json", json_rows)]:
            taken = read(client.get(f"/findings/?{question}&format={file_format}"))
            assert taken == (page if len(page) > 1 or file_format != "json" else []), (question, file_format)
