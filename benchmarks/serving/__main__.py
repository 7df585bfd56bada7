"""Measures what is asked for, and writes each part of docs/benchmarks.md as soon as it was measured."""

import argparse
import time
from collections.abc import Callable, Iterable
from functools import partial

from benchmarks import reading
from benchmarks.page import write_part

from . import busy
from .corpora import Corpus, corpus
from .flat import sqlite_of
from .importing import imported
from .measuring import PARTS
from .results import Results
from .targets import target_lines
from .telling import LINES, TITLES, growth_lines, imports_lines

SIZES = (50_000, 1_000_000)
MADE = "made"


def read() -> dict:
    return {"lines": reading.measured(reading.reports([]))}


WITHOUT_SIZE = {
    "imports": ("Importing reports", imported, imports_lines),
    "reading": ("Reading reports", read, lambda found: found["lines"]),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of findings")
    parser.add_argument("--parts", nargs="+", choices=[*PARTS, *WITHOUT_SIZE], default=[*PARTS, *WITHOUT_SIZE])
    parser.add_argument("--seconds", type=float, default=20, help="how long each number of clients goes on")
    parser.add_argument("--missing", action="store_true", help="leave out what was measured before")
    parser.add_argument("--make", action="store_true", help="make the corpora and their files, and measure nothing")
    asked = parser.parse_args()
    results = Results()
    if asked.make:
        asked.parts = []
    for size in asked.sizes:
        wanted = [part for part in asked.parts if part in PARTS and not (asked.missing and results.get(part, size))]
        if wanted or asked.make:
            measure_all(results, wanted, made(size, results), asked.seconds)
    for part in asked.parts:
        if part in WITHOUT_SIZE and not (asked.missing and results.get(part)):
            _write(results, part, None, *WITHOUT_SIZE[part])
    summarise(results)


def made(size: int, results: Results) -> Corpus:
    """The corpus in both databases; how long they take is kept from when they were made."""
    there = corpus(size)
    start, path = time.perf_counter(), sqlite_of(there, make=False)
    seconds = {"making the corpus": there.seconds} if there.seconds else {}
    if not path.exists():
        sqlite_of(there)
        seconds["making Datasette's file of it"] = time.perf_counter() - start
    results.keep(MADE, size, (results.get(MADE, size) or {}) | seconds)
    return there


def measure_all(results: Results, parts: list[str], there: Corpus, seconds: float) -> None:
    size = there.findings
    for part in parts:
        measured, lines = partial(PARTS[part], there, seconds), partial(LINES[part], size=size)
        _write(results, part, size, TITLES[part].format(size=size), measured, lines)


def _write(
    results: Results,
    part: str,
    size: int | None,
    title: str,
    measured: Callable[[], dict],
    lines: Callable[[dict], Iterable[str]],
) -> None:
    """Measures, keeps and tells one part."""
    print(f"{time.strftime('%H:%M:%S')}  {title}", flush=True)
    before, start = busy.used(), time.perf_counter()
    found = measured() | {"made": results.get(MADE, size)}
    seconds, after = time.perf_counter() - start, busy.used()
    results.keep(part, size, found | {"busy": max(before, after)})
    told = f"{busy.told(before, after)} Measuring took {seconds:.0f} s."
    write_part(title, [told, "", *lines(found)])


def summarise(results: Results) -> None:
    """The parts that are told from the others."""
    if lines := target_lines(results):
        write_part("Targets", [*_disturbed(results), *lines], comes_first=True)
    if lines := growth_lines(results):
        write_part("Growth", lines)


def _disturbed(results: Results) -> list[str]:
    parts = [(part, size) for size in results.sizes() for part in PARTS]
    found = [TITLES[part].format(size=size) for part, size in parts if _was_busy(results.get(part, size))]
    return [f"Other programs disturbed these measurements: {'; '.join(found)}.", ""] if found else []


def _was_busy(found: dict | None) -> bool:
    return bool(found) and found["busy"] > busy.MOST


if __name__ == "__main__":
    main()
