"""CSV of everything: the product's download, PostgreSQL's own COPY of the same columns to a file, and Datasette's."""

import time
from dataclasses import dataclass
from itertools import count

import psycopg

from .asking import Answer, Asker
from .corpora import FOLDER, Corpus
from .servers import Server

COPIED = """
    COPY (
        SELECT v.published_on, a.name, v.visit_type, f.reference, coalesce(nullif(f.text, ''), f.summary), f.assessment,
            (SELECT string_agg(t.name, '; ' ORDER BY r.rank) FROM inspections_findingtheme r
                JOIN inspections_theme t ON t.id = r.theme_id WHERE r.finding_id = f.id)
        FROM inspections_finding f JOIN inspections_visit v ON v.id = f.visit_id
        JOIN inspections_authority a ON a.id = v.authority_id
        ORDER BY v.published_on DESC, v.id, f."order", f.id
    ) TO STDOUT (FORMAT CSV, HEADER)
"""


BLOCKS = 64
"""How many blocks come between two looks at the memory of the server."""


@dataclass(frozen=True)
class Export:
    """A download: its answer, its lines without the header, and the most MB that the server's processes held."""

    answer: Answer
    rows: int
    most: int


def downloaded(server: Server, address: str) -> Export:
    asker, start = Asker(server.port), time.perf_counter()
    asker.connection.request("GET", address)
    response = asker.connection.getresponse()
    first, size, lines, most = None, 0, 0, 0
    for number in count():
        block = response.read1(1 << 20)
        if not block:
            break
        first = first or time.perf_counter() - start
        size, lines = size + len(block), lines + block.count(b"\n")
        most = max(most, sum(server.megabytes)) if number % BLOCKS == 0 else most
    answer = Answer(response.status, first or 0, time.perf_counter() - start, size)
    return Export(answer, lines - 1, max(most, sum(server.megabytes)))


def copied(corpus: Corpus) -> Answer:
    """COPY of the same columns to a file."""
    path = FOLDER / "copied.csv"
    start, first = time.perf_counter(), None
    with (
        psycopg.connect(corpus.address) as connection,
        path.open("wb") as file,
        connection.cursor().copy(COPIED) as copy,
    ):
        for line in copy:
            first = first or time.perf_counter() - start
            file.write(line)
    answer = Answer(200, first or 0, time.perf_counter() - start, path.stat().st_size)
    path.unlink()
    return answer
