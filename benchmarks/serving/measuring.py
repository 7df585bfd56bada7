"""The measurements of one size, part by part: each gives numbers that can be kept as JSON."""

import json
import random
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from urllib.parse import urlencode

import psycopg

from .addresses import Names, filtered, names, pages, searched
from .asking import Asker, Times, crowd, one_by_one
from .corpora import ROOT, Corpus, environment_of
from .exporting import copied, downloaded
from .flat import sqlite_of
from .servers import Server, datasette, product, wait_until_idle

CROWDS = (1, 8, 32)
LONG_CROWD, TIMES_AS_LONG = 32, 3
AFTER_A_CHANGE = ("home", "findings", "theme", "statistics", "data quality")
CHANGES = 10
STARTS = 3
FACETS = [("_facet", "theme"), ("_facet", "region"), ("_facet", "assessment")]
DATASETTE_TRIES = 8
EVERYTHING = "/findings/?format=csv"
EVERYTHING_BESIDE = "/{name}/findings.csv?_stream=on&_size=max"

# What the triggers do when a visit changes, without changing it.
CHANGE = """
    SELECT inspections_mark_visits(ARRAY[1]);
    INSERT INTO inspections_publicmark VALUES (now(), pg_current_xact_id()) ON CONFLICT DO NOTHING
"""


def measure_pages(there: Corpus, seconds: float) -> dict:
    """Milliseconds and queries of each kind of page, one request after another."""
    kinds = pages(names(there))
    with product(there) as server:
        warm(server, kinds)
        times = {kind: asdict(timed(server, addresses)) for kind, addresses in kinds.items()}
        changed = {kind: asdict(_after_changes(server, there, kinds[kind])) for kind in AFTER_A_CHANGE}
        again = asdict(_asked_again(server, "/findings/"))
    asked = json.loads(run_module("queries", there, json.dumps(kinds)))
    for kind, queries in asked.items():
        times[kind]["queries"] = queries
    return {"kinds": times, "changed": changed, "again": again}


def measure_clients(there: Corpus, seconds: float) -> dict:
    """Many clients at once on mixed pages, and what the server's processes held before and after the longest."""
    kinds = pages(names(there))
    mixed = [address for addresses in kinds.values() for address in addresses]
    random.Random(2).shuffle(mixed)  # noqa: S311 - only an order
    with product(there) as server:
        warm(server, kinds)
        crowds = [_crowd(server, mixed, clients, seconds) for clients in CROWDS]
        before = server.megabytes
        long = _crowd(server, mixed, LONG_CROWD, TIMES_AS_LONG * seconds)
        return {"crowds": [*crowds, long], "before": before, "after": server.megabytes}


def measure_csv(there: Corpus, seconds: float) -> dict:
    """CSV of everything twice, of which the second counts, and COPY of the same columns."""
    with product(there) as server:
        warm(server, {"findings": ["/findings/"]})
        before = sum(server.megabytes)
        first, second = downloaded(server, EVERYTHING), downloaded(server, EVERYTHING)
    ours = asdict(second.answer) | {"rows": second.rows, "grown": max(first.most, second.most) - before}
    return {"ours": ours, "copy": asdict(copied(there))}


def measure_datasette(there: Corpus, seconds: float) -> dict:
    """What Datasette takes for the same questions."""
    path, chance, named = sqlite_of(there), random.Random(1), names(there)  # noqa: S311 - only choices
    table = f"/{path.stem}/findings"
    asked = {
        "page": lambda: table,
        "filter": lambda: f"{table}?{urlencode([*_named(named, chance).items(), *FACETS])}",
        "search": lambda: f"{table}?{urlencode([('_search', searched(named, chance)), *FACETS])}",
    }
    with datasette(path) as server:
        times = {what: asdict(timed(server, [make() for _ in range(DATASETTE_TRIES)])) for what, make in asked.items()}
        everything = downloaded(server, EVERYTHING_BESIDE.format(name=path.stem))
    csv = asdict(everything.answer) | {"rows": everything.rows}
    return times | {"csv": csv, "version": version("datasette")}


def measure_start(there: Corpus, seconds: float) -> dict:
    """Seconds until the server answers, until a first page of findings is there, and of the tally alone."""
    ready, first, held = [], [], []
    for _ in range(STARTS):
        with product(there) as server:
            ready.append(server.seconds_to_start)
            held.append(server.megabytes)
            first.append(one_by_one(server.port, ["/findings/"])[0].last)
    alone = json.loads(run_module("starting", there))
    return {"ready": statistics.median(ready), "first": statistics.median(first), "held": held[-1], **alone}


PARTS: dict[str, Callable[[Corpus, float], dict]] = {
    "pages": measure_pages,
    "clients": measure_clients,
    "csv": measure_csv,
    "datasette": measure_datasette,
    "start": measure_start,
}


def warm(server: Server, kinds: dict[str, list[str]]) -> None:
    """Let every process of the server read its tally, and see each kind of page once or twice."""
    wait_until_idle()
    crowd(server.port, ["/findings/"], clients=8, seconds=0.1)
    crowd(server.port, [address for addresses in kinds.values() for address in addresses[:2]], clients=8, seconds=2)


def timed(server: Server, addresses: list[str]) -> Times:
    one_by_one(server.port, addresses[:2])
    return Times.of(one_by_one(server.port, addresses))


def _after_changes(server: Server, there: Corpus, addresses: list[str]) -> Times:
    """The first request of a kind after a visit changed: nothing that was kept lasts."""
    asker, answers = Asker(server.port), []
    with psycopg.connect(there.address, autocommit=True) as connection:
        for address in addresses[:CHANGES]:
            connection.execute(CHANGE, prepare=False)
            answers.append(asker.get(address))
    return Times.of(answers)


def _asked_again(server: Server, address: str) -> Times:
    """A page that the browser has, and that has not changed."""
    asker = Asker(server.port)
    known = asker.tag(address)
    answers = [asker.get(address, **{"If-None-Match": known}) for _ in range(len(AFTER_A_CHANGE) * CHANGES)]
    return Times.of(answers, wanted=304)


def _crowd(server: Server, mixed: list[str], clients: int, seconds: float) -> dict:
    a_second, times = crowd(server.port, mixed, clients=clients, seconds=seconds)
    return {"clients": clients, "seconds": seconds, "a_second": a_second, **asdict(times)}


def _named(named: Names, chance: random.Random) -> dict[str, str]:
    asked = filtered(named, chance)
    return asked | {"theme": named.theme_names[named.themes.index(asked["theme"])]}


def run_module(name: str, there: Corpus, given: str = "") -> str:
    """What a module beside this one prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.serving.{name}"],
        cwd=ROOT,
        env=environment_of(DATABASE_URL=there.address),
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
