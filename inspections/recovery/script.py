"""The one transaction in which psql puts the database of a backup in the place of what is there."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from psycopg.sql import Identifier, Literal

from .archive import CHUNK
from .errors import RecoveryError
from .programs import Programs, Running, address

OTHERS = re.compile(r"^\d+; \d+ \d+ (COMMENT - )?(SCHEMA|EXTENSION) ")
"""Lines of a dump's contents that name what is the database's own and not the dashboard's."""

UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"

BEGIN = """
BEGIN;
SET LOCAL client_min_messages = warning;
SET LOCAL lock_timeout = '60s';
"""

# What belongs to an extension or to another object goes with that, or stays with it.
EMPTY = """
DO $$ DECLARE drop_it text; BEGIN
    FOR drop_it IN
        SELECT format('DROP %s IF EXISTS %s CASCADE', what.type, what.identity)
        FROM (
            SELECT 'pg_class'::regclass AS class, oid FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
            UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
        ) AS ours, pg_identify_object(class, oid, 0) AS what
        WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = class AND objid = oid AND deptype IN ('e', 'i'))
    LOOP EXECUTE drop_it; END LOOP;
END $$;
"""

# Numbers of transactions mean nothing in another server: every visit, and every page, counts as changed just now.
MARK = """
DO $$ BEGIN
    IF to_regclass('public.inspections_visitmark') IS NOT NULL THEN
        UPDATE public.inspections_visitmark SET changed_in = pg_current_xact_id();
        INSERT INTO public.inspections_visitmark VALUES (0, pg_current_xact_id()) ON CONFLICT DO NOTHING;
    END IF;
    IF to_regclass('public.inspections_publicmark') IS NOT NULL THEN
        INSERT INTO public.inspections_publicmark VALUES (now(), pg_current_xact_id());
    END IF;
END $$;
"""

COMPARE = """
DO $$ DECLARE found bigint; BEGIN
    SELECT count(*) INTO found FROM public.{table};
    IF found <> {rows} THEN
        RAISE EXCEPTION 'Table % has % rows, and the manifest says %', {name}, found, {rows};
    END IF;
END $$;
"""


def replace_database(tools: Programs, dump: Path, extensions: Iterable[str], rows: dict[str, int]) -> None:
    """Put what is in `dump` in the place of everything in the schema public.

    One transaction, committed when every table has the rows it should: until then others see, and keep, what was
    there. Raises RecoveryError with what psql or pg_restore said.
    """
    contents = dump.with_suffix(".contents")
    contents.write_text(wanted(tools, dump))
    convert = tools.command("pg_restore", "--file=-", "--no-owner", "--no-acl", f"--use-list={contents}", str(dump))
    options = ["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with Running(tools.command("psql", *options, f"--dbname={address()}"), stdin=subprocess.PIPE) as target:
        send = target.process.stdin.write
        send((BEGIN + EMPTY + extending(extensions)).encode())
        with Running(convert, stdout=subprocess.PIPE) as source:
            copy_script(source.process.stdout.read, send)
        send((comparing(rows) + MARK + "COMMIT;\n").encode())


def wanted(tools: Programs, dump: Path) -> str:
    """The dump's contents as pg_restore lists them, without OTHERS."""
    told = subprocess.run(tools.command("pg_restore", "--list", str(dump)), capture_output=True, text=True, check=False)
    if told.returncode:
        raise RecoveryError(f"pg_restore cannot read the dump in the backup: {told.stderr.strip()}")
    return "".join(line for line in told.stdout.splitlines(keepends=True) if not OTHERS.match(line))


def extending(extensions: Iterable[str]) -> str:
    names = (Identifier(name).as_string() for name in extensions)
    return "".join(f"CREATE EXTENSION IF NOT EXISTS {name} WITH SCHEMA public;\n" for name in names)


def copy_script(read: Callable[[int], bytes], send: Callable[[bytes], object]) -> None:
    """Pass the script on, its beginning without what servers before version 17 do not know."""
    beginning = read(CHUNK)
    send(beginning.replace(UNKNOWN_BEFORE_17, b"", 1))
    while chunk := read(CHUNK):
        send(chunk)


def comparing(rows: dict[str, int]) -> str:
    return "".join(
        COMPARE.format(table=Identifier(table).as_string(), name=Literal(table).as_string(), rows=int(count))
        for table, count in rows.items()
    )
