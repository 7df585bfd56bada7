"""docs/query-plans.md: the plan of each of the heaviest queries."""

from pathlib import Path

from django.db import connection
from django.utils import timezone

from inspections.tally import current_tally

from .explaining import explained
from .heaviest import HEAVIEST, Heavy, Sample

PAGE = Path(__file__).parents[2] / "docs" / "query-plans.md"
HEAD = """# Plans of the ten heaviest queries

Written by `python -m benchmarks.plans` on {day}, on PostgreSQL {version} with {findings:,} findings of {visits:,}
visits. Counts and pages of lists come from the tally in memory; these are the queries that still go to large tables.
A step stands above those that it needs. Milliseconds are of one run by the database's clock, on a machine that may have
had other work.
"""


def write() -> list[str]:
    """Writes the page; returns the names of the queries that do not use the indexes meant for them."""
    tally, day = current_tally(), timezone.localdate()
    sample = Sample.of(tally, day)
    version = f"{connection.pg_version // 10_000}.{connection.pg_version % 10_000}"
    parts = [HEAD.format(day=day, version=version, findings=len(tally.findings), visits=len(tally.visits))]
    unused = []
    for heavy in HEAVIEST:
        steps, took = explained(heavy.sql(sample), run=True)
        parts.append(_part(heavy, steps, took))
        unused += [] if heavy.is_as_meant(steps) else [heavy.name]
    PAGE.write_text("\n".join(parts))
    print("\n".join(unused) or f"Every query uses the indexes meant for it: {PAGE.name}")
    return unused


def _part(heavy: Heavy, steps, took) -> str:
    lines = "\n".join(map(str, steps))
    return f"## {heavy.name}\n{took:.1f} ms\n\n```\n{lines}\n```\n"
