"""What was to be reached, what was, and whether that is enough: ratios first."""

from collections.abc import Iterator
from dataclasses import dataclass

from .results import Results

SEARCH = "search and facets"
QUESTIONS = {
    "filter": ("findings, theme and region", 8, "filter, facets and page"),
    "search": (SEARCH, 10, "full-text search and facets"),
}
"""By Datasette's question: the product's kind of page, how many times as fast it must be, and what it does."""
TIMES = " times"
AT_MOST = {"home": 50, SEARCH: 250}
"""Milliseconds at the 95th percentile; 150 for all other pages."""
OTHERS_AT_MOST = 150
LARGE = 1_000_000
"""The size that targets are for. Smaller ones are told without a verdict on milliseconds."""


@dataclass(frozen=True)
class Target:
    """One line: what was measured, in which unit, and the least or the most that it should be, if anything."""

    what: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_met(self) -> bool:
        enough = self.at_least is None or self.value >= self.at_least
        return enough and (self.at_most is None or self.value <= self.at_most)

    def __str__(self) -> str:
        return f"- {self.value:,.{self._places}f}{self.unit}: {self.what} ({self._verdict})"

    @property
    def _verdict(self) -> str:
        if self.at_least is self.at_most is None:
            return "no target at this size"
        wanted = f"at least {self.at_least:g}" if self.at_most is None else f"at most {self.at_most:g}"
        return f"target: {wanted}; {'met' if self.is_met else '**not met**'}"

    @property
    def _places(self) -> int:
        return 0 if isinstance(self.value, int) or self.value >= 99.95 else 1 if self.value >= 3 else 2


def target_lines(results: Results) -> list[str]:
    """Ratios to others, growth, and then what each size must do by itself; nothing of what was not measured."""
    sizes = sorted(results.sizes(), reverse=True)
    lines = [str(target) for size in sizes for target in against_others(results, size)]
    lines += [str(target) for target in growing(results)]
    return lines + [str(target) for target in by_itself(results, LARGE)]


def against_others(results: Results, size: int) -> Iterator[Target]:
    """How many times as long Datasette takes, and the share of COPY's throughput."""
    pages, theirs, csv = (results.get(part, size) for part in ("pages", "datasette", "csv"))
    at, is_large = f"at {size:,} findings", size == LARGE
    if pages and theirs:
        for key, (kind, wanted, what) in QUESTIONS.items():
            ratio = theirs[key]["p50"] / pages["kinds"][kind]["p50"]
            yield Target(
                f"Datasette against the product, {what}, medians, {at}", ratio, TIMES, wanted if is_large else None
            )
    if csv and theirs:
        ratio = theirs["csv"]["last"] / csv["ours"]["last"]
        yield Target(f"Datasette against the product, CSV of everything, {at}", ratio, TIMES, 4 if is_large else None)
    if csv:
        own = throughput(csv["ours"]) / throughput(csv["copy"])
        what = f"of the throughput of COPY to a file is that of CSV of everything, {at}"
        yield Target(what, own, TIMES, 0.5 if is_large else None)


def growing(results: Results) -> Iterator[Target]:
    """The page that grows most from the smallest to the largest size."""
    sizes = [size for size in results.sizes() if results.get("pages", size)]
    if len(sizes) > 1:
        ratios = growth(results.get("pages", sizes[0]), results.get("pages", sizes[-1]))
        kind = max(ratios, key=ratios.get)
        what = f"from {sizes[0]:,} to {sizes[-1]:,} findings, the page that slows most ({kind}), medians"
        yield Target(what, ratios[kind], TIMES, at_most=3)


def growth(small: dict, large: dict) -> dict[str, float]:
    """How many times as long each kind of page takes, at the median."""
    both = [kind for kind in small["kinds"] if kind in large["kinds"]]
    return {kind: large["kinds"][kind]["p50"] / small["kinds"][kind]["p50"] for kind in both}


def by_itself(results: Results, size: int) -> Iterator[Target]:
    at = f"at {size:,} findings"
    if pages := results.get("pages", size):
        yield from _slowest(pages["kinds"], at)
        failed = sum(times["failed"] for times in pages["kinds"].values())
        yield Target(f"failed requests of all pages one after another, {at}", failed, "", at_most=0)
    if csv := results.get("csv", size):
        ours = csv["ours"]
        yield Target(f"to the first byte of CSV of everything, {at}", ours["first"], " s", at_most=0.3)
        yield Target(f"more memory during CSV of everything, {at}", ours["grown"], " MB", at_most=50)
        yield Target(f"rows missing from CSV of everything, {at}", abs(size - ours["rows"]), "", at_most=0)
    if clients := results.get("clients", size):
        long = clients["crowds"][-1]
        whom = f"{long['clients']} clients for {long['seconds']:.0f} s on mixed pages, {at}"
        yield Target(f"failed requests of {long['requests']:,}, {whom}", long["failed"], "", at_most=0)
        yield Target(f"95th percentile, {whom}", long["p95"], " ms", at_most=1000)
        grown = sum(clients["after"]) / sum(clients["before"])
        yield Target(f"of the memory before, after {whom}", grown, TIMES, at_most=1.1)


def _slowest(kinds: dict, at: str) -> Iterator[Target]:
    others = {kind: times["p95"] for kind, times in kinds.items() if kind not in AT_MOST}
    slowest = max(others, key=others.get)
    limits = {kind: most for kind, most in AT_MOST.items() if kind in kinds} | {slowest: OTHERS_AT_MOST}
    for kind, most in limits.items():
        name = f"{kind}, the slowest of all other pages" if kind == slowest else kind
        yield Target(f"95th percentile of {name}, {at}", kinds[kind]["p95"], " ms", at_most=most)


def throughput(answer: dict) -> float:
    """MB a second."""
    return answer["size"] / 1e6 / answer["last"]
