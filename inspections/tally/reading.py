"""Public visits and findings from the database as arrays: binary COPY of whole numbers, which need no parsing."""

from collections.abc import Sequence

import numpy as np
from django.db import connections

from .codes import FIXED, NONE, Codes

HEADER = 19
"""Bytes before the first row of PostgreSQL's binary format; two after the last."""

PUBLIC = "v.status = 'published'"
DAY_ONE = "DATE '0001-01-01' - 1"
"""Day numbers as Python's date.toordinal gives them."""

VISITS = f"""
    SELECT v.id, v.authority_id, {{framework}}, {{type}}, {{coverage}}, v.published_on - ({DAY_ONE}),
        coalesce((SELECT min(p.start) FROM inspections_visitperiod p WHERE p.visit_id = v.id) - ({DAY_ONE}), {NONE})
    FROM inspections_visit v WHERE {PUBLIC} AND {{some}}
"""  # noqa: S608 - only constants of this file
TOPICS = f"""
    SELECT t.visit_id, t.topic_id FROM inspections_visit_topics t
    JOIN inspections_visit v ON v.id = t.visit_id WHERE {PUBLIC} AND {{some}}
"""  # noqa: S608
LEADS = f"""
    SELECT i.visit_id, i.inspector_id FROM inspections_visitinspector i
    JOIN inspections_visit v ON v.id = i.visit_id WHERE i.role = 'lead' AND {PUBLIC} AND {{some}}
"""  # noqa: S608
JUDGEMENTS = f"""
    SELECT j.visit_id, {{area}}, {{grade}} FROM inspections_judgement j
    JOIN inspections_visit v ON v.id = j.visit_id WHERE {PUBLIC} AND {{some}}
"""  # noqa: S608
FINDINGS = f"""
    SELECT f.id, f.visit_id, f."order", {{kind}}, {{section}}, {{assessment}}, {{coded}}, coalesce(f.page, {NONE})::int2
    FROM inspections_finding f
    JOIN inspections_visit v ON v.id = f.visit_id WHERE NOT f.is_draft AND {PUBLIC} AND {{some}}
"""  # noqa: S608
THEMES = f"""
    SELECT t.finding_id, t.theme_id, t.rank, (t.assigned_by = 'reviewed' AND f.assessment_by = 'reviewed')::int::int2
    FROM inspections_findingtheme t JOIN inspections_finding f ON f.id = t.finding_id
    JOIN inspections_visit v ON v.id = f.visit_id WHERE NOT f.is_draft AND {PUBLIC} AND {{some}}
"""  # noqa: S608

CODED = {
    "framework": "v.framework_id",
    "type": "v.visit_type",
    "coverage": "v.coverage",
    "area": "j.area_id",
    "grade": "j.grade_id",
    "kind": "f.kind",
    "section": "f.section",
    "assessment": "f.assessment",
    "coded": "f.assessment_by",
}


class Reader:
    """Reads the visits with some primary keys, or all of them."""

    def __init__(self, using: str, codes: Codes, visits: Sequence[int] | None = None):
        self.using, self.visits = using, visits
        self.coded = {noun: _code(column, FIXED.get(noun) or codes.words[noun]) for noun, column in CODED.items()}

    def read(self, query: str, width: int) -> list[np.ndarray]:
        """The query's columns, as many as `width` says."""
        some = "true" if self.visits is None else "v.id = ANY(%(visits)s)"
        statement = f"COPY ({query.format(some=some, **self.coded)}) TO STDOUT (FORMAT BINARY)"
        asked = {"visits": list(self.visits or [])}
        with connections[self.using].cursor() as cursor, cursor.copy(statement, asked) as copy:
            data = b"".join(copy)
        return _columns(data) or [np.zeros(0, np.int64)] * width


def _code(column: str, words: Sequence[str]) -> str:
    """SQL that gives the place of a column's word in a list."""
    listed = ", ".join(f"'{word}'" for word in words)
    return f"coalesce(array_position(ARRAY[{listed}]::text[], {column}::text) - 1, {NONE})::int2"


def _columns(data: bytes) -> list[np.ndarray]:
    """The columns of rows that have no gaps. Numbers of 2, 4 or 8 bytes are told apart by the first row's lengths."""
    rows = memoryview(data)[HEADER:-2]
    if not rows:
        return []
    kind = _row_kind(rows)
    table = np.frombuffer(rows, dtype=kind)
    return [table[name].astype(table[name].dtype.newbyteorder("=")) for name in kind.names if name.startswith("value")]


def _row_kind(row: memoryview) -> np.dtype:
    fields, at = [("count", ">i2")], 2
    for number in range(int.from_bytes(row[:2])):
        length = int.from_bytes(row[at : at + 4])
        fields += [(f"length{number}", ">i4"), (f"value{number}", f">i{length}")]
        at += 4 + length
    return np.dtype(fields)
