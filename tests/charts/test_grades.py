"""Grades over time as shares of each year's judgements."""

import pytest
from django.http import QueryDict

from inspections.charts import grade_years
from inspections.models import Grade
from tests.world import all_visits, build_world


@pytest.mark.django_db
def test_it_stacks_the_grades_of_each_year():
    build_world()
    area = ("overall", "Overall")
    chart = grade_years(all_visits(), area, Grade.objects.all(), QueryDict("region=london"))
    good, inadequate = chart.config["data"]["datasets"]
    assert (chart.config["data"]["labels"], good["data"], inadequate["data"]) == (
        ["2023", "2024"],
        [100.0, 0.0],
        [0.0, 100.0],
    )
    assert good["links"] == [
        "/visits/?region=london&published_from=2023-01-01&published_to=2023-12-31&area=overall&grade=good",
        None,
    ]
