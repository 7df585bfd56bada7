"""The tally of this process, made equal to the database before each use."""

from dataclasses import dataclass
from threading import Lock

from django.db import connections

from .tally import Tally

EVERYTHING = 0
"""What the triggers mark instead of a visit when an authority, a theme or another word changes."""

MARKS = """
    SELECT pg_current_snapshot()::text, array(
        SELECT visit FROM inspections_visitmark
        WHERE changed_in >= pg_snapshot_xmin(%(seen)s::pg_snapshot)
        AND NOT pg_visible_in_snapshot(changed_in, %(seen)s::pg_snapshot)
    )
"""
NOW = "SELECT pg_current_snapshot()::text"


@dataclass(frozen=True)
class Kept:
    """A tally with the snapshot of the database before it was read: whatever changed since is read again."""

    seen: str
    tally: Tally


_kept: dict[str, Kept] = {}
_reading = Lock()


def current_tally(using: str = "default") -> Tally:
    """A tally equal to what the database says now. One query when nothing has changed."""
    if connections[using].in_atomic_block:
        return Tally.read(using)  # it may see what is never committed, and must not be kept
    kept = _kept.get(using)
    if kept and not _changes(using, kept)[1]:
        return kept.tally
    with _reading:
        return _renewed(using).tally


def _renewed(using: str) -> Kept:
    """Asks again: another thread may have read the changes while this one waited."""
    kept = _kept.get(using)
    seen, changed = _changes(using, kept)
    if kept is None or EVERYTHING in changed:
        kept = Kept(seen, Tally.read(using))
    elif changed:
        kept = Kept(seen, kept.tally.with_changes(using, changed))
    _kept[using] = kept
    return kept


def _changes(using: str, kept: Kept | None) -> tuple[str, list[int]]:
    """The database's snapshot, and the visits changed since the one of the kept tally."""
    with connections[using].cursor() as cursor:
        if kept is None:
            cursor.execute(NOW)
            return cursor.fetchone()[0], []
        cursor.execute(MARKS, {"seen": kept.seen})
        return cursor.fetchone()


def forget() -> None:
    """Let the next use read everything anew."""
    _kept.clear()
