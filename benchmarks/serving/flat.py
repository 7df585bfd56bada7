"""The same rows for Datasette: one SQLite table of findings with indexes and a full-text index."""

import sqlite3
from pathlib import Path

import psycopg

from .corpora import FOLDER, Corpus

COLUMNS = ("published", "authority", "region", "visit_type", "reference", "finding", "assessment", "theme", "themes")
INDEXED = ("published", "authority", "region", "visit_type", "assessment", "theme")
ROWS = """
    SELECT f.id, v.published_on::text, a.name, a.region, v.visit_type, f.reference,
        coalesce(nullif(f.text, ''), f.summary), f.assessment,
        (SELECT t.name FROM inspections_findingtheme r JOIN inspections_theme t ON t.id = r.theme_id
            WHERE r.finding_id = f.id AND r.rank = 1),
        (SELECT string_agg(t.name, '; ' ORDER BY r.rank) FROM inspections_findingtheme r
            JOIN inspections_theme t ON t.id = r.theme_id WHERE r.finding_id = f.id)
    FROM inspections_finding f JOIN inspections_visit v ON v.id = f.visit_id
    JOIN inspections_authority a ON a.id = v.authority_id
    ORDER BY v.published_on DESC, v.id, f."order"
"""
LOT = 10_000


def sqlite_of(corpus: Corpus, *, make: bool = True) -> Path:
    """The file, made once."""
    path = FOLDER / f"corpus_{corpus.findings}.db"
    if make and not path.exists():
        half_made = path.with_suffix(".half")
        half_made.unlink(missing_ok=True)
        _fill(half_made, corpus)
        half_made.rename(path)
    return path


def _fill(path: Path, corpus: Corpus) -> None:
    with sqlite3.connect(path) as there, psycopg.connect(corpus.address) as source:
        there.execute(f"CREATE TABLE findings (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        with source.cursor(name="rows") as cursor:
            cursor.itersize = LOT
            cursor.execute(ROWS)
            there.executemany(f"INSERT INTO findings VALUES ({marks})", cursor)  # noqa: S608 - question marks alone
        for column in INDEXED:
            there.execute(f"CREATE INDEX findings_{column} ON findings ({column})")
        there.execute("CREATE VIRTUAL TABLE findings_fts USING fts5 (finding, content='findings', content_rowid='id')")
        there.execute("INSERT INTO findings_fts (rowid, finding) SELECT id, finding FROM findings")
        there.execute("ANALYZE")
