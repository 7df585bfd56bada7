"""How fast reports are imported: `manage.py import_reports` into an empty record, beside their raw text alone."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from benchmarks.reading import extract_text, page_count, reports

from .corpora import address_of, run

NAME = "imported"
JOBS = (1, 2)
COUNTS = "SELECT (SELECT count(*) FROM inspections_visit), (SELECT count(*) FROM inspections_finding)"


def imported() -> dict:
    """Seconds of the raw text and of the imports by their jobs, and how much there was and came of it."""
    paths = reports([])
    files = [(path.name, path.read_bytes()) for path in paths]
    start = time.perf_counter()
    extract_text(paths)
    raw = time.perf_counter() - start
    seconds = {str(jobs): _import(paths, jobs) for jobs in JOBS}
    size = sum(len(data) for _, data in files)
    return {"raw": raw, "seconds": seconds, "files": len(files), "pages": page_count(files), "size": size, **_came()}


def _import(paths: list[Path], jobs: int) -> float:
    """From the start of the command to its end; the record has authorities, the codebook and one made-up visit."""
    run("generate_corpus", "--findings=1", f"--database={NAME}", "--replace")
    with TemporaryDirectory() as folder:  # for the documents
        place = {"DATABASE_URL": address_of(NAME), "DASHBOARD_DATA_DIR": folder}
        start = time.perf_counter()
        run("import_reports", f"--jobs={jobs}", *map(str, paths), may_refuse=True, **place)
        return time.perf_counter() - start


def _came() -> dict[str, int]:
    with psycopg.connect(address_of(NAME)) as connection:
        visits, findings = connection.execute(COUNTS).fetchone()
        return {"visits": visits - 1, "findings": findings - 1}
