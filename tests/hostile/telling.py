"""What came of hostile input: counted, timed, and in `make fuzz` written into docs/hostile-input.md."""

import time
import traceback
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from benchmarks.page import write_part

from .amounts import IS_LARGE, MOST_SECONDS, SEED

PAGE = settings.BASE_DIR / "docs" / "hostile-input.md"
HEAD = "# Hostile input\n\nMeasured by `make fuzz` and `make kills`; every run of the tests does the same with less.\n"


class Found:
    """Outcomes with how often each came, the slowest, and faults by where they came from."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.faults: dict[str, str] = {}
        self.slow: dict[str, float] = {}
        self.slowest = (0.0, "nothing")

    def fault(self, where: str, what: object) -> None:
        """Keep the shortest of what led to the same fault."""
        self.faults[where] = min(self.faults.get(where, str(what)), str(what), key=len)[:2000]

    def took(self, seconds: float, what: object) -> None:
        self.slowest = max(self.slowest, (seconds, str(what)[:150]))
        if seconds > MOST_SECONDS:
            self.slow[str(what)[:2000]] = seconds

    @property
    def wrong(self) -> dict:
        """Everything that may not be: nothing of it, in the end."""
        return self.faults | self.slow

    def tell(self, title: str, noun: str, *more: str) -> None:
        """Print the counts; a large run writes them down, except where something was wrong."""
        counts = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(self.outcomes.items()))
        lines = [
            f"{self.outcomes.total():,} {noun} (seed {SEED}): {counts}.",
            f"{len(self.faults)} faults, {len(self.slow)} over {MOST_SECONDS:.0f} seconds. The slowest took "
            f"{self.slowest[0]:.2f} s: `{self.slowest[1].replace('`', ' ')}`",
            *more,
        ]
        if IS_LARGE and not self.wrong:
            write_part(title, "\n\n".join(lines).splitlines(), page=PAGE, head=HEAD)
        else:
            print(title, *lines, *self.wrong.items(), sep="\n")


@contextmanager
def stopwatch():
    """A function that says how many seconds have gone by since, until the block ends."""
    start, ended = time.perf_counter(), []
    yield lambda: (ended[0] if ended else time.perf_counter()) - start
    ended.append(time.perf_counter())


def place_of(error: BaseException) -> str:
    """The error and the last line of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/inspections/" in frame.filename or "/config/" in frame.filename] or frames
    name = Path(ours[-1].filename).name
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(map(str, error.exceptions))
    return f"{type(error).__name__} in {name}:{ours[-1].lineno} {ours[-1].name}: {str(error)[:200]}"
