"""The latest migrations back and forward on a database with data: what was there before is there again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.recovery.conftest import own_database  # noqa: F401 - a fixture
from tests.rights.addresses import build_world
from tests.rights.conftest import people_of_every_role, roles  # noqa: F401 - a fixture

KEPT_ELSEWHERE = {"django_migrations", "auth_permission", "auth_group_permissions", "django_content_type"}
"""What migrating itself writes."""

OF_ONE_MIGRATION = {
    "0008_saved_views": {"inspections_savedview"},
    "0011_public_marks": {"inspections_publicmark"},
    "0012_provider_accounts": {"inspections_provideraccount"},
    "0013_words_of_findings": {"inspections_findingwords"},
}
"""Tables that nothing but one migration brings: back before it there is no place for their rows."""


@pytest.fixture
def world(own_database, own_files, roles):  # noqa: F811 - the fixtures
    return build_world(people_of_every_role())


def rows():
    """Every row of every table as JSON, by table."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - KEPT_ELSEWHERE
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor, table):
    cursor.execute(f'SELECT to_jsonb(t)::text FROM "{table}" t ORDER BY 1')  # noqa: S608 - a table's name
    return [row for (row,) in cursor.fetchall()]


def newest(number):
    """The names of so many migrations, the latest first, and of the one before them."""
    names = sorted(name for app, name in MigrationLoader(connection).disk_migrations if app == "inspections")
    return names[-number:][::-1], names[-number - 1]


@pytest.mark.django_db(transaction=True)
def test_the_latest_migrations_go_back_and_forward_with_data(world):
    names, before_them = newest(6)
    before = rows()
    assert sum(map(len, before.values())) > 100
    call_command("migrate", "inspections", before_them, verbosity=0)
    then = rows()
    gone = set().union(*(OF_ONE_MIGRATION.get(name, set()) for name in names))
    call_command("migrate", verbosity=0)
    after = rows()
    lost = {table for table in before if before[table] != after[table]}
    assert {table for table in before if table not in then} <= gone
    assert lost <= gone
