"""How much one document may take, and how a process confines itself to that."""

import resource
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The most that one document may take: seconds, MB of memory, pages, and MB of what was read in it."""

    seconds: int = 60
    memory_mb: int = 1024
    pages: int = 500
    answer_mb: int = 32


def confine(limits: Limits) -> None:
    """Bound the memory of this process for good; it writes no files and leaves none behind when it breaks down."""
    _lower(resource.RLIMIT_AS, limits.memory_mb * MEGABYTE)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)


def allow_time(limits: Limits) -> None:
    """Let this process end by itself when one more document takes too long, also where nobody waits for it any more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def _lower(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most, most) if hard == resource.RLIM_INFINITY else (min(most, hard), hard))
