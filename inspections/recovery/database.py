"""What is in the database, table by table."""

from django.apps import apps
from django.db import connection
from django.db.models import FileField
from psycopg import sql

TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e'
    )
    ORDER BY relname
"""
EXTENSIONS = """
    SELECT extname FROM pg_extension WHERE extnamespace = 'public'::regnamespace ORDER BY extname
"""

FILLED_BY_MIGRATIONS = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "inspections_publicmark",
    "inspections_visitmark",
}
"""Tables that have rows in a database that nobody has used yet."""


def table_names() -> list[str]:
    return [name for (name,) in _rows(TABLES)]


def extensions() -> list[str]:
    return [name for (name,) in _rows(EXTENSIONS)]


def migrations() -> list[str]:
    """The applied ones as "app.name", in their order; none where there is no such table."""
    if "django_migrations" not in table_names():
        return []
    return [f"{app}.{name}" for app, name in _rows("SELECT app, name FROM django_migrations ORDER BY id")]


def row_counts() -> dict[str, int]:
    return {
        name: _rows(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name)))[0][0] for name in table_names()
    }


def occupied() -> list[str]:
    """The tables that say that the database is in use."""
    asked = sql.SQL("SELECT EXISTS (SELECT FROM {})")
    names = (name for name in table_names() if name not in FILLED_BY_MIGRATIONS)
    return [name for name in names if _rows(asked.format(sql.Identifier(name)))[0][0]]


def stored_files() -> list[str]:
    """The names, in MEDIA_ROOT, of all files that rows name."""
    fields = [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FileField)
    ]
    there = set(table_names())
    asked = sql.SQL("SELECT {1} FROM {0} WHERE {1} <> ''")
    found = (
        _rows(asked.format(sql.Identifier(table), sql.Identifier(column))) for table, column in fields if table in there
    )
    return sorted({name for rows in found for (name,) in rows})


def _rows(asked) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return cursor.fetchall()
