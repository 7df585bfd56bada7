"""CSV of everything: the product's download, PostgreSQL's own COPY of the same columns to a file, and Datasette's."""

import time
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Export:
    """A download: its answer, its lines, and by how many MB the memory of the server grew meanwhile."""

    answer: Answer
    lines: int
    grown: int

    @property
    def megabytes_a_second(self) -> float:
        return self.answer.size / 1e6 / self.answer.last


def downloaded(server: Server, address: str) -> Export:
    """A download, twice: the first fills what the database keeps in memory, the second counts."""
    Asker(server.port).get(address)
    before = sum(server.megabytes)
    asker, start = Asker(server.port), time.perf_counter()
    asker.connection.request("GET", address)
    response = asker.connection.getresponse()
    first, size, lines, most = None, 0, 0, before
    while block := response.read1(1 << 20):
        first = first or time.perf_counter() - start
        size, lines = size + len(block), lines + block.count(b"\n")
        most = max(most, sum(server.megabytes)) if lines % 50 == 0 else most
    answer = Answer(response.status, first or 0, time.perf_counter() - start, size)
    return Export(answer, lines, max(most, sum(server.megabytes)) - before)


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
