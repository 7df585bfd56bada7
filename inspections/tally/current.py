"""The tally of this process, made equal to the database before each use."""

from dataclasses import dataclass
from threading import Lock

from django.db import connections, router

from inspections.models import Visit

from .tally import Tally

EVERYTHING = 0
"""What the triggers mark instead of a visit when an authority, a theme or another word changes."""

MARKS = """
    WITH now AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS all_before)
    SELECT now.all_before::text::bigint, mark.visit, mark.changed_in::text::bigint
    FROM now LEFT JOIN inspections_visitmark mark ON mark.changed_in >= coalesce(%(since)s::text::xid8, now.all_before)
"""
"""Transactions before the first number have ended; the marks are those of some that may not have when last asked.

Which of them had ended is told by the marks seen then, not by the snapshot: a replica's snapshot does not list the
transactions that are under way, and would have their marks pass for known.
"""

type Mark = tuple[int, int]
"""A visit and the number of the transaction that changed it."""


@dataclass(frozen=True)
class Kept:
    """A tally and what was known before it was read: every transaction before `since`, and these marks after it."""

    since: int
    marks: frozenset[Mark]
    tally: Tally


_kept: dict[str, Kept] = {}
_reading = Lock()


def current_tally(using: str = "default") -> Tally:
    """A tally equal to what the database says now. One query when nothing has changed."""
    if connections[using].in_atomic_block:
        return Tally.read(using)  # it may see what is never committed, and must not be kept
    kept = _kept.get(using)
    if kept and not _changes(kept, _marks(using, kept.since)[1]):
        return kept.tally
    with _reading:
        return _renewed(using).tally


def tally_for(request) -> Tally:
    """The tally of a request: asked for once, so that everything on a page counts on one state of the database."""
    if not hasattr(request, "tally"):
        request.tally = current_tally(router.db_for_read(Visit))
    return request.tally


def _renewed(using: str) -> Kept:
    """Asks again: another thread may have read the changes while this one waited."""
    kept = _kept.get(using)
    all_before, marks = _marks(using, kept and kept.since)
    changed = _changes(kept, marks) if kept else {EVERYTHING}
    if not changed:
        return kept
    tally = Tally.read(using) if EVERYTHING in changed else kept.tally.with_changes(using, sorted(changed))
    _kept[using] = Kept(all_before, frozenset(mark for mark in marks if mark[1] >= all_before), tally)
    return _kept[using]


def _changes(kept: Kept, marks: set[Mark]) -> set[int]:
    """The visits that changed since the tally was read."""
    return {visit for visit, _ in marks - kept.marks}


def _marks(using: str, since: int | None) -> tuple[int, set[Mark]]:
    """The number before which every transaction has ended, and the marks of `since` (of that number) and later."""
    with connections[using].cursor() as cursor:
        cursor.execute(MARKS, {"since": None if since is None else str(since)})
        rows = cursor.fetchall()
    return rows[0][0], {(visit, changed_in) for _, visit, changed_in in rows if visit is not None}


def forget() -> None:
    """Let the next use read everything anew."""
    _kept.clear()
