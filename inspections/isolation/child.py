"""The process that reads: `python -m inspections.isolation.child LIMITS`, with documents on its standard input."""

import gc
import json
import os
import sys
import traceback
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any, BinaryIO

from inspections.isolation.frames import BrokenOff, receive, send
from inspections.isolation.limits import Limits, allow_time, confine
from inspections.reports import KnownAuthority, UnreadableReport, read_report

ANY_LENGTH = 2**32
SELDOM = 100_000
"""A document makes many small objects and hardly any cycles: to look for garbage as often as usual costs time."""

TOO_LARGE = "{name} needs more than {memory_mb} MB of memory to be read: print it to a new PDF and import that."


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    incoming, outgoing = sys.stdin.buffer, _private_output()
    confine(limits)
    gc.freeze()  # what was loaded is never garbage
    gc.set_threshold(SELDOM)
    send(outgoing, b"ready")
    try:
        while True:
            request = json.loads(receive(incoming, ANY_LENGTH))
            data = receive(incoming, ANY_LENGTH)
            allow_time(limits)
            send(outgoing, json.dumps(answer(data, request, limits)).encode())
    except BrokenOff:
        pass  # whoever asked has ended, or has no more to ask


def _private_output() -> BinaryIO:
    """The standard output for answers alone; what a library prints there goes to the standard error."""
    private = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return private


def answer(data: bytes, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """The reading and the text of its pages; or a sentence that refuses the file; or a fault of the reader."""
    name = request["name"]
    try:
        return _read(data, request, limits)
    except UnreadableReport as refusal:
        return {"refused": refusal.message}
    except MemoryError:
        return {"refused": TOO_LARGE.format(name=name, **asdict(limits))}
    except Exception:  # noqa: BLE001 - whatever it is, the process that asked is told
        return {"fault": f"Reading {name} failed:\n{traceback.format_exc(limit=-20)}"}


def _read(data: bytes, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    known = authorities(request["authorities"])
    report = read_report(data, request["name"], known, most_pages=limits.pages)
    return {"reading": report.to_json(), "pages": report.pages}


@lru_cache(maxsize=1)
def authorities(packed: str) -> tuple[KnownAuthority, ...]:
    """The authorities as the other process packed them: name, code, aliases, first and last day."""
    return tuple(
        KnownAuthority(name, code, tuple(aliases), _day(opened), _day(closed))
        for name, code, aliases, opened, closed in json.loads(packed)
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


if __name__ == "__main__":
    main()
