"""Rows into tables by COPY, indexes made afterwards: both are many times faster than rows one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise

from django.core.management.color import no_style
from django.db import connection, transaction


def copy(model, columns: Sequence[str], rows: Iterable[Sequence]) -> int:
    """Copies the rows into the model's table and returns how many; the columns not named take the model's defaults."""
    others = [field for field in model._meta.concrete_fields if _has_default(field, columns)]
    defaults = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    names = ", ".join(f'"{name}"' for name in (*columns, *(field.column for field in others)))
    number = 0
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as pipe:
        for number, row in enumerate(rows, 1):  # noqa: B007 - counted for whoever asked
            pipe.write_row((*row, *defaults))
    return number


def _has_default(field, columns):
    return not (field.column in columns or field.generated or field.primary_key)


@contextmanager
def indexes_afterwards(*models) -> Iterator[None]:
    """Without the models' indexes inside, and with them again at the end. Those of constraints stay."""
    made = [index for model in models for index in _indexes(model)]
    with transaction.atomic(), connection.cursor() as cursor:
        for name, _ in made:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _, definition in made:
            cursor.execute(definition)


def _indexes(model) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND NOT EXISTS "
            "(SELECT FROM pg_constraint WHERE conname = indexname)",
            [model._meta.db_table],
        )
        return cursor.fetchall()


WORDS = """
    INSERT INTO inspections_findingwords (finding_id, search)
    SELECT id, to_tsvector('english', text || ' ' || summary) FROM inspections_finding WHERE id > %s AND id <= %s
"""
PARTS = 2
"""Connections that make the words of findings: one core of the server is busy with each."""


@contextmanager
def words_afterwards() -> Iterator[Callable[[int], None]]:
    """Without the trigger that makes the words of each new finding.

    Call what this gives with the last key once findings are there: their words are made beside whatever else is done
    inside, and are all there at the end.
    """
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE inspections_finding DISABLE TRIGGER words_of_new")
    parts = []
    with ThreadPoolExecutor(PARTS) as pool:
        yield lambda last: parts.extend(pool.submit(_make_words, *part) for part in _parts(last))
    for part in parts:
        part.result()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE inspections_finding ENABLE TRIGGER words_of_new")


def _parts(last: int) -> Iterator[tuple[int, int]]:
    """The keys up to the last one in PARTS: behind which one each part begins, and where it ends."""
    return pairwise(last * part // PARTS for part in range(PARTS + 1))


def _make_words(before: int, last: int) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(WORDS, [before, last])
    finally:
        connection.close()


def finish(*models) -> None:
    """Sequences go on behind the highest number, and the planner knows what is there."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("VACUUM (ANALYZE)")
