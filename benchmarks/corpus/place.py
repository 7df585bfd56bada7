"""A database of its own for a corpus, on the server that the settings name."""

from urllib.parse import quote, urlencode

from django.core.management import call_command
from django.db import connection
from psycopg import sql

from inspections.bundled.codebook import load_codebook
from inspections.bundled.figures import load_published_figures
from inspections.bundled.places import load_authorities, load_neighbours, load_successions
from inspections.bundled.vocabulary import load_vocabulary


class CorpusError(Exception):
    """Why there is no corpus, and what to do; for whoever runs the command."""


def corpus_database(name: str, *, replace: bool) -> str:
    """Makes the database, moves this process to it, and fills in authorities and themes. Returns its DATABASE_URL."""
    if name == connection.settings_dict["NAME"]:
        raise CorpusError(f"{name} is the database of the dashboard itself. Choose another name with --database.")
    _make(name, replace=replace)
    connection.close()
    connection.close_pool()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    for load in (load_vocabulary, load_authorities, load_successions, load_neighbours, load_published_figures):
        load()
    load_codebook()
    return _address(name)


def _make(name: str, *, replace: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is not None:
            if not replace:
                raise CorpusError(f"There is a database {name} already. Use it, or make it anew with --replace.")
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _address(name: str) -> str:
    """The address without its password, which whoever uses it knows."""
    info = connection.get_connection_params()
    user, host = quote(str(info.get("user") or "")), str(info.get("host") or "")
    if host.startswith("/"):
        return f"postgresql://{user}@/{quote(name)}?{urlencode({'host': host})}"
    return f"postgresql://{user}@{host}:{info.get('port') or 5432}/{quote(name)}"
