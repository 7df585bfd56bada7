"""What two databases must have in common to be equal."""

import hashlib
import re

import psycopg
from psycopg import sql

DEFINITIONS = {
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
    "AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')",
    "columns": "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "sequences": "SELECT concat_ws(' ', sequencename, last_value) FROM pg_sequences WHERE schemaname = 'public'",
    "extensions": "SELECT extname FROM pg_extension",
    "comments": "SELECT obj_description(oid, 'pg_class') FROM pg_class WHERE relnamespace = 'public'::regnamespace "
    "AND obj_description(oid, 'pg_class') IS NOT NULL",
}
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
ROWS = "SELECT count(*), coalesce(sum(hashtextextended(one::text, 0)::numeric), 0)::text FROM {} AS one"

CASTS = re.compile(r"::(character varying|text)|\[\]|[()]")

MARKS = ("inspections_publicmark", "inspections_visitmark")
"""Their rows say which transactions of this server changed something last, and after a restore all of it anew."""


def picture(address: str) -> dict[str, object]:
    """Rows and a digest of them by table, and a digest of everything else that was defined."""
    with psycopg.connect(address) as connection:
        tables = [name for (name,) in connection.execute(TABLES) if name not in MARKS]
        rows = {name: connection.execute(sql.SQL(ROWS).format(sql.Identifier(name))).fetchone() for name in tables}
        return rows | {name: _digest(connection.execute(asked)) for name, asked in DEFINITIONS.items()}


def _digest(found) -> tuple[int, str]:
    """How many, and a digest of them without casts and brackets, which PostgreSQL sets anew when it reads them."""
    lines = sorted(CASTS.sub("", line) for (line,) in found)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()
