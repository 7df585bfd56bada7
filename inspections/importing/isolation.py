"""Reading in child processes within the limits of the settings: whoever reads borrows a child, and gives it back."""

import atexit
from collections.abc import Callable, Sequence
from queue import Empty, LifoQueue

from django.conf import settings

from inspections.isolation import Limits, Reader, Reading
from inspections.reports import KnownAuthority

type Read = Callable[[bytes, str, Sequence[KnownAuthority]], Reading]
"""How the bytes of a file become a reading; raises ReadingRefused or ReaderFault."""

IDLE: LifoQueue[Reader] = LifoQueue()


def read_apart(data: bytes, name: str, authorities: Sequence[KnownAuthority]) -> Reading:
    """Read a file in a child process. As many children live as ever read at once; they end with this process."""
    reader = _idle_reader() or Reader(limits())
    try:
        return reader.read(data, name, authorities)
    finally:
        IDLE.put(reader)


def limits() -> Limits:
    return Limits(
        seconds=settings.IMPORT_MAX_SECONDS, memory_mb=settings.IMPORT_MAX_MEMORY_MB, pages=settings.IMPORT_MAX_PAGES
    )


def _idle_reader() -> Reader | None:
    """A reader that waits, with the limits of now; others are ended."""
    while True:
        try:
            reader = IDLE.get_nowait()
        except Empty:
            return None
        if reader.limits == limits():
            return reader
        reader.close()


@atexit.register
def end_idle_readers() -> None:
    while not IDLE.empty():
        IDLE.get_nowait().close()
