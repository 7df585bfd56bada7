"""What is logged and how: lines for people, or with DASHBOARD_LOG=json an object a line for programs.

The objects have no personal data: no addresses of pages, which may hold names and searched words, and of an error its
kind and place but not its text, which may quote a row.
"""

import datetime
import json
import logging
import re
import traceback
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import request_ids

ROOT = Path(__file__).parents[1]
MOST_PLACES = 12  # of an error, the innermost ones
QUOTING = ("django.request", "django.security", "django.server", "gunicorn")
"""Loggers whose messages quote the address of a page or of a person's machine."""
ADDRESS = re.compile(r"/|[\d.]+$|[\da-fA-F]*:[\da-fA-F:.]+$")


def style(environ: dict) -> str:
    value = environ.get("DASHBOARD_LOG", "lines")
    if value not in {"lines", "json"}:
        raise ImproperlyConfigured(f"DASHBOARD_LOG is {value!r}. Set it to json for an object a line, or leave it out.")
    return value


def logging_settings(environ: dict) -> dict:
    """What logging.config.dictConfig takes."""
    form = style(environ)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {"()": "config.logs.Objects"},
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": form},
            "failures": {"class": "logging.StreamHandler", "formatter": form, "level": "ERROR"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "inspections": {"level": "INFO"},
            "config.requests": {"level": "INFO" if form == "json" else "WARNING"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},  # strangers' requests, each answered with 400
            "django.tasks": {"handlers": ["failures"], "propagate": False},
            "django_tasks_db": {"handlers": ["failures"], "propagate": False},
        },
    }


class Objects(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, tz=datetime.UTC).isoformat(timespec="milliseconds")
        about = {"at": at, "level": record.levelname, "logger": record.name, "message": message(record)}
        about |= {"request": request_ids.current.get()} if request_ids.current.get() else {}
        about |= getattr(record, "facts", {})
        about |= failure(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        return json.dumps(about, ensure_ascii=False, default=str)


def message(record: logging.LogRecord) -> str:
    """The words of the record, without addresses where its logger quotes them."""
    if not record.name.startswith(QUOTING) or not isinstance(record.args, tuple) or not record.args:
        return record.getMessage()
    return str(record.msg) % tuple("…" if isinstance(arg, str) and ADDRESS.match(arg) else arg for arg in record.args)


def failure(error: BaseException) -> dict:
    """The kinds of the error and of those behind it, and the places it came through, the innermost last."""
    kinds, behind = [], error
    while behind is not None and len(kinds) < MOST_PLACES:
        kinds.append(type(behind).__name__)
        behind = behind.__cause__ or behind.__context__
    steps = traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]
    return {"error": kinds, "places": [f"{place(step.filename)}:{step.lineno} {step.name}" for step in steps]}


def place(name: str) -> str:
    """A file's name without the folders that differ between machines."""
    path = Path(name)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        return str(path.relative_to(ROOT))
    return "/".join(path.parts[-3:])
