"""Many files at once: read in several processes, written one after another in the order they came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial

from .authorities import known_authorities
from .collecting import Candidate
from .importer import import_file, needs_reading
from .isolation import read_apart
from .results import ImportRefusedError, ImportResult, failed


def import_all(
    candidates: Iterable[Candidate], *, reread: bool = False, authority: str = "", jobs: int = 1
) -> Iterator[ImportResult]:
    """What became of each file, as it happens. A file that fails does not stop the others.

    So many processes read as there are jobs, a few files ahead of what is written.
    """
    begun: deque[Callable[[], ImportResult]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        for candidate in candidates:
            begun.append(_begin(candidate, threads, reread=reread, authority=authority))
            if len(begun) > 2 * jobs:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()


def _begin(candidate: Candidate, threads: Executor, *, reread: bool, authority: str) -> Callable[[], ImportResult]:
    """Begin to read a file. The function returned waits for its reading, writes it and says what became of it."""
    try:
        data = candidate.read()
    except ImportRefusedError as refusal:
        return partial(failed, candidate.name, refusal)
    finish = partial(import_file, data, candidate.name, reread=reread, authority=authority)
    if not needs_reading(data, reread=reread):
        return finish
    reading = threads.submit(read_apart, data, candidate.name, known_authorities())
    return partial(finish, read=lambda *_: reading.result())
