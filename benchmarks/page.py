"""docs/benchmarks.md: a part for each benchmark, with the day, the machine and the versions it was measured with."""

import datetime
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = "# Benchmarks\n\nMeasured by `make bench`. Ratios first: they say more than the seconds of one machine.\n"
PACKAGES = ("pypdfium2", "django", "psycopg")
LOAD_BEFORE = os.getloadavg()[0]
"""The machine's load when this program began; later its own measurements are part of it."""


def write_part(title: str, lines: list[str], *, page: Path = PAGE, head: str = HEAD, comes_first: bool = False) -> None:
    """Put these lines under this title, in place of what stood there, and print them.

    A new part comes after all others, or before them.
    """
    text = page.read_text() if page.exists() else head
    part = "\n".join([f"## {title}", measured_with(), "", *lines]) + "\n"
    page.write_text(with_part(text, title, part, comes_first=comes_first))
    print(part, flush=True)


def with_part(text: str, title: str, part: str, *, comes_first: bool = False) -> str:
    """The page with the part where it stood, or else behind or before all parts."""
    old = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    if old.search(text):
        new = old.sub(lambda _: f"{part}\n", text)
    elif comes_first:
        above, mark, below = text.partition("\n## ")
        new = f"{above.rstrip()}\n\n{part}{mark}{below}"
    else:
        new = f"{text}\n{part}"
    return new.rstrip() + "\n"


def measured_with() -> str:
    """Such as "21 November 2026; x86_64 with 2 cores, load 0.10; Python 3.13.0, pypdfium2 5.15.2"."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
    machine = f"{platform.system()} on {platform.machine()} with {os.cpu_count()} cores"
    return f"{today.day} {today:%B %Y}; {machine}, load {LOAD_BEFORE:.1f} before; {', '.join(versions)}."
