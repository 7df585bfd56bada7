"""The side that asks: a child process that reads one document after another."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from threading import Event, Timer
from typing import Any

from inspections.reports import KnownAuthority

from .frames import BrokenOff, TooLong, receive, send
from .limits import MEGABYTE, Limits

logger = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60
MOST_FILES = 200
"""A child is replaced after so many files, so that what a library does not give back never adds up."""

TOO_SLOW = "{name} takes more than {seconds} seconds to read: print it to a new PDF and import that."
TOO_MUCH = "{name} holds more than {answer_mb} MB of text: check that it is a report, or split it."
BROKE_DOWN = (
    "{name} makes the program that reads it break down, as damaged files and files of more than {memory_mb} MB in "
    "memory do: download it again, or print it to a new PDF and import that."
)


class ReadingRefused(Exception):
    """A file that cannot be read; its text names the file and the remedy."""


class ReaderFault(Exception):
    """A mistake in the reader itself; its text is for whoever runs the dashboard."""


@dataclass(frozen=True)
class Reading:
    """What was read, as parse_report prints it, and the text of each page."""

    facts: dict[str, Any]
    pages: list[str]


class Reader:
    """Reads documents in a child process, which starts with the first one. To be used by one thread at a time."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.child: subprocess.Popen[bytes] | None = None
        self.files = 0

    def read(self, data: bytes, name: str, authorities: Sequence[KnownAuthority]) -> Reading:
        """The reading of a file; raises ReadingRefused or ReaderFault. A child that broke down is replaced."""
        request = {"name": name, "authorities": packed(tuple(authorities))}
        reply = json.loads(self._reply(json.dumps(request).encode(), data, name))
        if "fault" in reply:
            raise ReaderFault(reply["fault"])
        if "refused" in reply:
            raise ReadingRefused(reply["refused"])
        return Reading(reply["reading"], reply["pages"])

    def close(self) -> None:
        """End the child, if there is one."""
        if self.child:
            self.child.kill()
            self.child.communicate()
            self.child = None

    def _reply(self, request: bytes, data: bytes, name: str) -> bytes:
        child = self._child()
        with ended_after(self.limits.seconds, child) as is_late:
            try:
                send(child.stdin, request)
                send(child.stdin, data)
                return receive(child.stdout, self.limits.answer_mb * MEGABYTE)
            except (BrokenOff, TooLong) as end:
                self.close()
                reason = TOO_MUCH if isinstance(end, TooLong) else TOO_SLOW if is_late.is_set() else BROKE_DOWN
                logger.warning("The process that read %s ended (status %s).", name, child.returncode)
                raise ReadingRefused(reason.format(name=name, **asdict(self.limits))) from end
            except BaseException:
                self.close()  # an answer that nobody waited for must not be taken for the next one
                raise

    def _child(self) -> subprocess.Popen[bytes]:
        """The child that waits for a document, a new one where there is none or the last has done enough."""
        if self.child and (self.files >= MOST_FILES or self.child.poll() is not None):
            self.close()
        if not self.child:
            self.child, self.files = start(self.limits), 0
        self.files += 1
        return self.child


def start(limits: Limits) -> subprocess.Popen[bytes]:
    """A child that is ready to read. It knows nothing of the environment, where secrets are."""
    module = ["-E", "-s", "-m", "inspections.isolation.child", json.dumps(asdict(limits))]
    child = subprocess.Popen(
        [sys.executable, *module],
        cwd=ROOT,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,  # Ctrl-C is for whoever asks, who then ends the child
    )
    try:
        with ended_after(SECONDS_TO_START, child):
            receive(child.stdout, most=len(b"ready"))
    except BrokenOff as error:
        child.kill()
        child.communicate()
        message = f"The process that reads documents does not start (status {child.returncode})."
        raise ReaderFault(message) from error
    return child


@contextmanager
def ended_after(seconds: float, child: subprocess.Popen[bytes]) -> Iterator[Event]:
    """Kill the child when the block takes longer, and set the event just before."""

    def end() -> None:
        is_late.set()
        child.kill()

    is_late, timer = Event(), Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield is_late
    finally:
        timer.cancel()


@lru_cache(maxsize=4)
def packed(authorities: tuple[KnownAuthority, ...]) -> str:
    rows = [(one.name, one.dfe_code, one.aliases, one.opened, one.closed) for one in authorities]
    return json.dumps(rows, default=str)
