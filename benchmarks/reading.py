"""How fast reports are read, beside what pypdfium2 needs for their raw text alone: `python -m benchmarks.reading`.

Reads the PDFs of the folders named, or else the published reports kept beside this repository, or else made-up ones.
The measurements take turns for several rounds, and the best time of each counts. Each includes the start of the
processes that do it: one for the raw text, one for each job that reads.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.page import write_part
from inspections.isolation import Limits, Reader, ReadingRefused
from inspections.reports import bundled_authorities

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / ".." / "shared" / "reports"
ROUNDS = 8
MOST_TIMES_RAW_TEXT, MOST_OF_ONE_JOB = 1.5, 0.6

type Files = Sequence[tuple[str, bytes]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    write_part("Reading reports", measured(reports(parser.parse_args().folders)))


def reports(folders: Sequence[Path]) -> list[Path]:
    """The PDFs of the folders; without any, of the published reports, or of those that the tests make."""
    named = sorted(path for folder in folders or [PUBLISHED] for path in folder.rglob("*.pdf"))
    found = [path for path in named if b"%PDF-" in path.read_bytes()[:1024]]
    return found or made_up(ROOT / "var" / "benchmark-reports")


def made_up(folder: Path) -> list[Path]:
    from tests.documents import made_up as documents

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(10):
        for make in (documents.ilacs, documents.focused_visit, documents.single_inspection, documents.area_send):
            (folder / f"{make.__name__}-{number}.pdf").write_bytes(make())
    return sorted(folder.glob("*.pdf"))


def measured(paths: list[Path]) -> list[str]:
    """The lines of the report."""
    files = [(path.name, path.read_bytes()) for path in paths]
    raw, one, two = best_times(
        lambda: extract_text(paths),
        lambda: read_all(files, jobs=1),
        lambda: read_all(files, jobs=2),
    )
    pages, megabytes = page_count(files), sum(len(data) for _, data in files) / 1e6
    rows = {"raw text by pypdfium2, one process": raw, "reading, one job": one, "reading, two jobs": two}
    return [
        f"- {one.wall / raw.wall:.2f} times the raw text: reading with one job (at most {MOST_TIMES_RAW_TEXT}); "
        f"{one.cpu / raw.cpu:.2f} times in processor seconds",
        f"- {two.wall / one.wall:.2f} of one job: reading with two jobs (at most {MOST_OF_ONE_JOB} on two free cores); "
        f"{two.cpu / one.cpu / 2:.2f} if each job had a core to itself",
        "",
        f"{len(files)} PDFs, {megabytes:.1f} MB, {pages} pages; best of {ROUNDS} rounds. Where the seconds are many",
        "more than the processor seconds, other programs were using the machine; the latter then say more.",
        "",
        "| what | seconds | processor seconds | pages a second |",
        "|---|---|---|---|",
        *(f"| {what} | {row.wall:.2f} | {row.cpu:.2f} | {pages / row.wall:.0f} |" for what, row in rows.items()),
    ]


@dataclass(frozen=True)
class Time:
    """Seconds by the clock, and of processors at work in this process and those that it started."""

    wall: float
    cpu: float


def best_times(*measurements: Callable[[], None]) -> list[Time]:
    """The best times of each; they take turns, so that a busy moment of the machine is nobody's alone."""
    rounds = [[timed(measurement) for measurement in measurements] for _ in range(ROUNDS)]
    return [Time(min(t.wall for t in times), min(t.cpu for t in times)) for times in zip(*rounds, strict=True)]


def timed(measurement: Callable[[], None]) -> Time:
    start, worked = time.perf_counter(), processor_seconds()
    measurement()
    return Time(time.perf_counter() - start, processor_seconds() - worked)


def processor_seconds() -> float:
    return sum(os.times()[:4])


def extract_text(paths: Sequence[Path]) -> None:
    """All of it by one process, which does nothing else."""
    command = [sys.executable, "-E", "-s", "-m", "benchmarks.raw_text", *(path.resolve() for path in paths)]
    subprocess.run(command, cwd=ROOT, check=True)


def read_all(files: Files, *, jobs: int) -> None:
    """Read as imports do: each job has a process of its own."""
    left = iter(files)
    with ThreadPoolExecutor(jobs) as threads:
        list(threads.map(read_some, repeat(left, jobs)))


def read_some(left: Files) -> None:
    reader = Reader(Limits())
    try:
        for name, data in left:
            read(reader, name, data)
    finally:
        reader.close()


def read(reader: Reader, name: str, data: bytes) -> None:
    try:
        reader.read(data, name, bundled_authorities())
    except ReadingRefused as refusal:
        print(refusal)


def page_count(files: Files) -> int:
    return sum(len(pdfium.PdfDocument(data)) for _, data in files)


if __name__ == "__main__":
    main()
