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


def write_part(title: str, lines: list[str], *, page: Path = PAGE, head: str = HEAD) -> None:
    """Put these lines under this title, in place of what stood there, and print them."""
    text = page.read_text() if page.exists() else head
    part = "\n".join([f"## {title}", measured_with(), "", *lines]) + "\n"
    old = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    new = old.sub(lambda _: f"{part}\n", text) if old.search(text) else f"{text}\n{part}"
    page.write_text(new.rstrip() + "\n")
    print(part)


def measured_with() -> str:
    """Such as "21 November 2026; x86_64 with 2 cores, load 0.10; Python 3.13.0, pypdfium2 5.15.2"."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
    machine = f"{platform.system()} on {platform.machine()} with {os.cpu_count()} cores"
    return f"{today.day} {today:%B %Y}; {machine}, load {os.getloadavg()[0]:.1f} before; {', '.join(versions)}."
