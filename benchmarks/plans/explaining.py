"""What PostgreSQL says of how it answers a query."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

CONDITIONS = ("Index Cond", "Recheck Cond", "Filter", "Hash Cond", "Join Filter")
WIDTH = 100
"""Letters of a condition that are shown."""


@dataclass(frozen=True)
class Step:
    """One step of a plan, as deep in it as said: what is done, to which table, by which index, under what condition."""

    depth: int
    what: str
    table: str
    index: str
    condition: str

    def __str__(self) -> str:
        where = f" of {self.table.removeprefix('inspections_')}" if self.table else ""
        by = f" by {self.index}" if self.index else ""
        return f"{'  ' * self.depth}{self.what}{where}{by}{self.condition and f': {self.condition}'}"


def explained(sql: str, *, run: bool = False) -> tuple[list[Step], float | None]:
    """The steps of the plan of a query, and how many milliseconds it took where it was run."""
    options = "FORMAT JSON, ANALYZE, TIMING OFF, BUFFERS OFF" if run else "FORMAT JSON"
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN ({options}) {sql}")
        [(found,)] = cursor.fetchall()
    [plan] = json.loads(found) if isinstance(found, str) else found
    return list(_steps(plan["Plan"], 0)), plan.get("Execution Time")


def _steps(node: dict, depth: int) -> Iterator[Step]:
    condition = next((node[name] for name in CONDITIONS if name in node), "")
    shown = condition if len(condition) <= WIDTH else f"{condition[:WIDTH]}…"
    yield Step(depth, node["Node Type"], node.get("Relation Name", ""), node.get("Index Name", ""), shown)
    for part in node.get("Plans", ()):
        yield from _steps(part, depth + 1)


def indexes(steps: list[Step]) -> set[str]:
    return {step.index for step in steps if step.index}


def scanned(steps: list[Step]) -> set[str]:
    """The tables that are read from beginning to end."""
    return {step.table for step in steps if step.what == "Seq Scan"}
