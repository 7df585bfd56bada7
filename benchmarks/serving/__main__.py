"""Measures both sizes and writes their part of docs/benchmarks.md."""

import argparse
import json
import random
import subprocess
import sys
from urllib.parse import urlencode

from benchmarks.page import write_part

from .addresses import TRIES, Names, filtered, names, pages, searched
from .asking import Times, crowd, one_by_one
from .corpora import ROOT, Corpus, corpus, environment_of
from .exporting import copied, downloaded
from .flat import sqlite_of
from .servers import Server, datasette, product

SIZES = (50_000, 1_000_000)
CROWDS = (1, 8, 32)
FACETS = [("_facet", "theme"), ("_facet", "region"), ("_facet", "assessment")]
DATASETTE_TRIES = 8
EVERYTHING = "/findings/?format=csv"
EVERYTHING_BESIDE = "/{name}/findings.csv?_stream=on&_size=max"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seconds", type=float, default=20, help="how long each crowd goes on")
    asked = parser.parse_args()
    measured = {size: Measured(corpus(size), asked.seconds) for size in asked.findings}
    for size, each in measured.items():
        write_part(f"Serving {size:,} findings", each.lines())
    smallest, largest = min(measured), max(measured)
    if smallest < largest:
        write_part(f"From {smallest:,} to {largest:,} findings", growth(measured[smallest], measured[largest]))


class Measured:
    """All measurements of one size."""

    def __init__(self, there: Corpus, seconds: float):
        self.corpus, self.names = there, names(there)
        self.pages = pages(self.names)
        with product(there) as server:
            self.started, self.idle = server.seconds_to_start, server.megabytes
            self.first = one_by_one(server.port, ["/findings/"])[0]
            self.times = {kind: timed(server, addresses) for kind, addresses in self.pages.items()}
            mixed = random.Random(2).sample(*_all(self.pages))  # noqa: S311 - only choices
            self.crowds = [crowd(server.port, mixed, clients=n, seconds=seconds) for n in CROWDS]
            self.export, self.busy = downloaded(server, EVERYTHING), server.megabytes
        self.copy = copied(there)
        self.queries = queries(there, self.pages)
        self.beside = beside(there, self.names)

    def lines(self) -> list[str]:
        return [*self._ratios(), "", *self._pages(), "", *self._crowds(), "", *self._export(), "", *self._processes()]

    def _ratios(self):
        ours = {
            "page": self.times["findings"],
            "filter, three facets and page": self.times["findings, theme and region"],
            "search and three facets": self.times["search and facets"],
        }
        for what, times in ours.items():
            yield f"- Datasette takes {self.beside[what].p50 / times.p50:.1f} times as long for: {what} (medians)"
        csv = self.beside["csv"].last / self.export.answer.last
        yield f"- Datasette takes {csv:.1f} times as long for: CSV of everything"
        own = self.export.megabytes_a_second / (self.copy.size / 1e6 / self.copy.last)
        yield f"- {own:.2f} of the throughput of COPY to a file: CSV of everything (at least 0.5)"

    def _pages(self):
        yield "| page | p50 ms | p95 ms | p99 ms | queries | Datasette p50 ms |"
        yield "|---|---:|---:|---:|---:|---:|"
        same = {
            "findings": "page",
            "findings, theme and region": "filter, three facets and page",
            "search and facets": "search and three facets",
        }
        for kind, times in self.times.items():
            other = f"{self.beside[same[kind]].p50:,.0f}" if kind in same else ""
            failed = f" ({times.failed} failed)" if times.failed else ""
            yield (
                f"| {kind}{failed} | {times.p50:.0f} | {times.p95:.0f} | {times.p99:.0f} "
                f"| {self.queries[kind]} | {other} |"
            )

    def _crowds(self):
        yield "| clients at once | requests a second | p50 ms | p95 ms | failed |"
        yield "|---:|---:|---:|---:|---:|"
        for each in self.crowds:
            times = each.times
            yield f"| {each.clients} | {each.a_second:.0f} | {times.p50:.0f} | {times.p95:.0f} | {times.failed} |"

    def _export(self):
        yield "| CSV of everything | seconds | first byte | MB | MB a second | rows | memory grew by |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        ours, copy, other = self.export.answer, self.copy, self.beside["csv"]
        yield (
            f"| the product | {ours.last:.1f} | {ours.first:.2f} s | {ours.size / 1e6:.0f} "
            f"| {self.export.megabytes_a_second:.0f} | at least {self.corpus.findings:,} lines: "
            f"{self.export.lines - 1:,} | {self.export.grown} MB |"
        )
        yield f"| COPY to a file | {copy.last:.1f} | {copy.first:.2f} s | {copy.size / 1e6:.0f} | {_rate(copy)} | | |"
        yield f"| Datasette | {other.last:.1f} | {other.first:.2f} s | {other.size / 1e6:.0f} | {_rate(other)} | | |"

    def _processes(self):
        made = f"made in {self.corpus.seconds:.0f} s" if self.corpus.seconds else "made before"
        yield (
            f"The corpus was {made}. The server answers {self.started:.1f} s after its start; its first page of "
            f"findings takes {self.first.last:.1f} s, while it reads the tally. Memory of its processes: "
            f"{_megabytes(self.idle)} at the start, {_megabytes(self.busy)} at the end."
        )
        yield f"Times are those of a client on the same machine, {TRIES} requests a kind."


def timed(server: Server, addresses: list[str]) -> Times:
    one_by_one(server.port, addresses[:2])
    return Times.of(one_by_one(server.port, addresses))


def queries(there: Corpus, kinds: dict[str, list[str]]) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.serving.queries"],
        cwd=ROOT,
        env=environment_of(DATABASE_URL=there.address),
        input=json.dumps(kinds),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def beside(there: Corpus, named: Names) -> dict:
    """What Datasette takes for the same questions."""
    path, chance = sqlite_of(there), random.Random(1)  # noqa: S311 - only choices
    table = f"/{path.stem}/findings"
    asked = {
        "page": lambda: table,
        "filter, three facets and page": lambda: f"{table}?{urlencode([*_named(named, chance).items(), *FACETS])}",
        "search and three facets": lambda: f"{table}?{urlencode([('_search', searched(named, chance)), *FACETS])}",
    }
    with datasette(path) as server:
        times = {what: timed(server, [make() for _ in range(DATASETTE_TRIES)]) for what, make in asked.items()}
        return times | {"csv": downloaded(server, EVERYTHING_BESIDE.format(name=path.stem)).answer}


def _named(named: Names, chance: random.Random) -> dict[str, str]:
    asked = filtered(named, chance)
    return asked | {"theme": named.theme_names[named.themes.index(asked["theme"])]}


def growth(small: Measured, large: Measured) -> list[str]:
    rows = ["| page | times as long |", "|---|---:|"]
    return rows + [f"| {kind} | {large.times[kind].p50 / times.p50:.1f} |" for kind, times in small.times.items()]


def _all(kinds: dict[str, list[str]]) -> tuple[list[str], int]:
    mixed = [address for addresses in kinds.values() for address in addresses]
    return mixed, len(mixed)


def _rate(answer) -> str:
    return f"{answer.size / 1e6 / answer.last:.0f}"


def _megabytes(numbers: list[int]) -> str:
    return ", ".join(f"{number:,} MB" for number in numbers)


if __name__ == "__main__":
    main()
