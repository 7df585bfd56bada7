"""Public visits and findings from the database as arrays: each column comes as one array in PostgreSQL's binary format.

Row by row, a million findings would take Python ten times as long.
"""

from collections.abc import Sequence

import numpy as np
from django.db import connections
from django.db.models import QuerySet
from psycopg import Cursor
from psycopg.pq import Format

from .codes import FIXED, NONE, Codes

HEADER = 20
"""Bytes of a one-dimensional array before its first entry: dimensions, whether it has gaps, type, length, start."""
TYPE = 8
"""Where the header says the type."""
FLOATS = (700, 701)
"""The types of numbers with a fraction, in PostgreSQL's numbering; all others that are read are whole numbers."""

PUBLIC = "v.status = 'published'"
DAY_ONE = "DATE '0001-01-01' - 1"
"""Day numbers as Python's date.toordinal gives them."""

VISITS = f"""
    SELECT v.id, v.authority_id, {{framework}}, {{type}}, {{coverage}}, v.published_on - ({DAY_ONE}),
        coalesce((SELECT min(p.start) FROM inspections_visitperiod p WHERE p.visit_id = v.id) - ({DAY_ONE}), {NONE}),
        coalesce((SELECT max(p."end") FROM inspections_visitperiod p WHERE p.visit_id = v.id) - ({DAY_ONE}), {NONE})
    FROM inspections_visit v WHERE {PUBLIC} AND {{some}}
"""  # noqa: S608 - only constants of this file
TOPICS = f"""
    SELECT t.visit_id, t.topic_id FROM inspections_visit_topics t
    JOIN inspections_visit v ON v.id = t.visit_id
    JOIN inspections_topic topic ON topic.id = t.topic_id WHERE {PUBLIC} AND {{some}} ORDER BY topic.name
"""  # noqa: S608
LEADS = f"""
    SELECT i.visit_id, i.inspector_id FROM inspections_visitinspector i
    JOIN inspections_visit v ON v.id = i.visit_id WHERE i.role = 'lead' AND {PUBLIC} AND {{some}}
    ORDER BY i."order", i.id
"""  # noqa: S608
JUDGEMENTS = f"""
    SELECT j.visit_id, {{area}}, {{grade}} FROM inspections_judgement j
    JOIN inspections_visit v ON v.id = j.visit_id WHERE {PUBLIC} AND {{some}}
"""  # noqa: S608
FINDINGS = f"""
    SELECT f.id, f.visit_id, f."order", {{kind}}, {{section}}, {{assessment}}, {{coded}},
        coalesce(f.page, {NONE})::int2, {{words}}
    FROM inspections_finding f
    JOIN inspections_visit v ON v.id = f.visit_id WHERE NOT f.is_draft AND {PUBLIC} AND {{some}}
"""  # noqa: S608
THEMES = f"""
    SELECT t.finding_id, t.theme_id, t.rank, {{themes_by}}
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
    "themes_by": "t.assigned_by",
    "words": "CASE WHEN f.text = '' THEN 'ours' ELSE 'inspectors' END",
}


class Reader:
    """Reads the visits with some primary keys, or all of them."""

    def __init__(self, using: str, codes: Codes, visits: Sequence[int] | None = None):
        self.using, self.visits = using, visits
        self.coded = {noun: _code(column, FIXED.get(noun) or codes.words[noun]) for noun, column in CODED.items()}

    def read(self, query: str, width: int) -> list[np.ndarray]:
        """The query's columns, as many as `width` says."""
        some = "true" if self.visits is None else "v.id = ANY(%(visits)s)"
        names = [f"column{number}" for number in range(width)]
        arrays = ", ".join(f"array_agg({name})" for name in names)
        rows = f"({query.format(some=some, **self.coded)}) AS rows ({', '.join(names)})"
        with connections[self.using].wrap_database_errors, _cursor(self.using) as cursor:
            cursor.execute(f"SELECT {arrays} FROM {rows}", {"visits": list(self.visits or [])})  # noqa: S608 - as above
            return [_column(cursor.pgresult.get_value(0, number)) for number in range(width)]


def keys_of(queryset: QuerySet) -> np.ndarray:
    """The primary keys of rows as an array, in no order. One query."""
    [keys] = numbers_of(queryset, "pk")
    return keys


def numbers_of(queryset: QuerySet, *names: str) -> list[np.ndarray]:
    """Numbers of rows, an array for each name of a column, all in the same order, whichever it is. One query."""
    query, asked = queryset.order_by().values_list(*names).query.get_compiler(queryset.db).as_sql()
    columns = [f"column{number}" for number in range(len(names))]
    arrays = ", ".join(f"array_agg({column})" for column in columns)
    connection = connections[queryset.db]
    plain = _cursor(queryset.db)
    # what people search for is counted with the queries of a page
    with connection.make_debug_cursor(plain) if connection.queries_logged else connection.make_cursor(plain) as cursor:
        cursor.execute(f"SELECT {arrays} FROM ({query}) AS rows ({', '.join(columns)})", asked)  # noqa: S608 - Django wrote it
        return [_column(cursor.pgresult.get_value(0, number)) for number in range(len(names))]


def _cursor(using: str) -> Cursor:
    """A cursor that is answered in binary, as Django's own kind cannot be."""
    connections[using].ensure_connection()
    cursor = Cursor(connections[using].connection)
    cursor.format = Format.BINARY
    return cursor


def _code(column: str, words: Sequence[str]) -> str:
    """SQL that gives the place of a column's word in a list."""
    listed = ", ".join(f"'{word}'" for word in words)
    return f"coalesce(array_position(ARRAY[{listed}]::text[], {column}::text) - 1, {NONE})::int2"


def _column(data: bytes | memoryview | None) -> np.ndarray:
    """An array of numbers from PostgreSQL's binary format: each has its length, of 2, 4 or 8 bytes, before it."""
    if data is None:
        return np.zeros(0, np.int64)
    kind = "f" if int.from_bytes(data[TYPE : TYPE + 4]) in FLOATS else "i"
    length = int.from_bytes(data[HEADER : HEADER + 4])
    numbers = np.frombuffer(data, [("length", ">i4"), ("value", f">{kind}{length}")], offset=HEADER)["value"]
    return numbers.astype(numbers.dtype.newbyteorder("="))
