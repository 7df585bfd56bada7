"""The heaviest queries use the indexes meant for them at a million findings.

The planner is asked about a small database whose statistics say that it is large: how many rows each table has, and how
many different values stand in what tables are joined by, are those of a synthetic record of a million findings. What is
not said of it, such as the pages on disk, makes reading whole tables look cheaper than it is.
"""

import datetime

import pytest
from django.db import connection

from benchmarks.plans.explaining import explained
from benchmarks.plans.heaviest import HEAVIEST, Sample
from inspections.tally import current_tally
from tests.factories import FindingFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db

ROWS = {
    "authority": 158,
    "framework": 5,
    "grade": 4,
    "inspector": 500,
    "theme": 41,
    "finding": 1_000_000,
    "findingtheme": 1_483_273,
    "findingwords": 1_000_000,
    "visit": 16_666,
    "judgement": 88_269,
    "visitperiod": 16_666,
    "visitinspector": 33_000,
}
DIFFERENT = {
    ("finding", "visit_id"): 16_666,
    ("findingtheme", "finding_id"): 880_000,
    ("findingtheme", "theme_id"): 41,
    ("findingwords", "finding_id"): -1,
    ("judgement", "visit_id"): 16_666,
    ("visit", "authority_id"): 158,
    ("visit", "framework_id"): 5,
    ("visit", "status"): 1,
    ("visitperiod", "visit_id"): -1,
}
"""How many values a column has; -1 where no two rows have the same."""

LARGE = "UPDATE pg_class SET reltuples = %s, relpages = pg_relation_size(oid) / 8192 WHERE relname = %s"
VARIED = """
    SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', %s::text, 'attname', %s::text,
        'inherited', false, 'null_frac', 0::real, 'avg_width', 8::integer, 'n_distinct', %s::real)
"""
PASSAGE = "Social workers complete assessments of neglect late, and managers seldom challenge delays in planning."


@pytest.fixture
def sample():
    world = build_world()
    for _ in range(5):
        FindingFactory(visit=world["south"], themes=[world["harm"]], text=PASSAGE)
    return Sample.of(current_tally(), datetime.date(2025, 1, 1))


@pytest.fixture
def large(sample):
    """The database as if it had a million findings, until the test ends."""
    with connection.cursor() as cursor:
        for table, rows in ROWS.items():
            cursor.execute(LARGE, [rows, f"inspections_{table}"])
        for (table, column), number in DIFFERENT.items():
            cursor.execute(VARIED, [f"inspections_{table}", column, number])


def found(heavy, sample):
    steps, _ = explained(heavy.sql(sample))
    return heavy.is_as_meant(steps), "\n".join(map(str, steps))


@pytest.mark.parametrize("heavy", HEAVIEST, ids=lambda heavy: heavy.name)
def test_a_heavy_query_uses_the_index_meant_for_it(heavy, sample, large):
    is_as_meant, plan = found(heavy, sample)
    assert is_as_meant, plan


def test_it_would_tell_of_an_index_that_is_gone(sample, large):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX finding_words_search")
    assert not found(HEAVIEST[0], sample)[0]


def test_a_small_database_may_be_read_whole(sample):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE inspections_findingwords")
    assert not found(HEAVIEST[0], sample)[0]
