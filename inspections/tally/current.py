"""The tally of this process, made equal to the database before each use, and what the state of the record is called."""

from dataclasses import dataclass
from threading import Lock

from django.db import connections, router
from django.utils import timezone

from inspections.models import Visit

from .carrying import carry
from .tally import Tally

EVERYTHING = 0
"""What the triggers mark instead of a visit when an authority, a theme or another word changes."""

MARKS = """
    WITH now AS (
        SELECT pg_snapshot_xmin(pg_current_snapshot()) AS all_before, concat_ws(' ', count(*), max(changed_at)) AS state
        FROM inspections_publicmark WHERE changed_at >= %(today)s::date - 1
    )
    SELECT now.all_before::text::bigint, mark.visit, mark.changed_in::text::bigint, now.state
    FROM now LEFT JOIN inspections_visitmark mark ON mark.changed_in >= coalesce(%(since)s::text::xid8, now.all_before)
"""
"""Transactions before the first number have ended; the marks are those of some that may not have when last asked.

Which of them had ended is told by the marks seen then, not by the snapshot: a replica's snapshot does not list the
transactions that are under way, and would have their marks pass for known.

The state is told by how many transactions changed anything public since yesterday began, and when the last of them did:
whichever ends after another, there is one more. It holds for that day only, and for transactions that take no day.
"""

type Mark = tuple[int, int]
"""A visit and the number of the transaction that changed it."""


@dataclass(frozen=True)
class Seen:
    """One look at the database: the number before which every transaction has ended, the marks of the number asked
    for and of later ones, and what the state of everything public is called today.
    """

    all_before: int
    marks: frozenset[Mark]
    state: str


@dataclass(frozen=True)
class Kept:
    """A tally and what was known before it was read: every transaction before `since`, and these marks after it."""

    since: int
    marks: frozenset[Mark]
    tally: Tally


_kept: dict[str, Kept] = {}
_reading = Lock()


def current_tally(using: str = "default", seen: Seen | None = None) -> Tally:
    """A tally equal to what the database says now, or when it was `seen`. One query when nothing has changed."""
    if connections[using].in_atomic_block:
        return Tally.read(using)  # it may see what is never committed, and must not be kept
    kept = _kept.get(using)
    if kept and not _changes(kept, (seen or _look(using, kept)).marks):
        return kept.tally
    with _reading:
        return _renewed(using).tally


def tally_for(request) -> Tally:
    """The tally of a request: asked for once, so that everything on a page counts on one state of the database."""
    if not hasattr(request, "tally"):
        request.tally = current_tally(router.db_for_read(Visit), getattr(request, "seen", None))
    return request.tally


def state_for(request) -> str | None:
    """What the state of everything public is called, for a request; None within a transaction, which may see what is
    never committed. The look at the database counts for the tally of the request too.
    """
    using = router.db_for_read(Visit)
    if connections[using].in_atomic_block:
        return None
    request.seen = _look(using, _kept.get(using))
    return request.seen.state


def _renewed(using: str) -> Kept:
    """Asks again: another thread may have read the changes while this one waited."""
    kept = _kept.get(using)
    seen = _look(using, kept)
    changed = _changes(kept, seen.marks) if kept else {EVERYTHING}
    if not changed:
        return kept
    if kept is None:
        tally = Tally.read(using)
    elif EVERYTHING in changed:
        tally = Tally.read(using, kept.tally.remembered_but_for(sorted(changed)))
    else:
        tally = kept.tally.with_changes(using, sorted(changed))
        carry(kept.tally, tally, sorted(changed))
    _kept[using] = Kept(seen.all_before, frozenset(mark for mark in seen.marks if mark[1] >= seen.all_before), tally)
    return _kept[using]


def _changes(kept: Kept, marks: frozenset[Mark]) -> set[int]:
    """The visits that changed since the tally was read."""
    return {visit for visit, _ in marks - kept.marks}


def _look(using: str, kept: Kept | None) -> Seen:
    """What happened since the tally that is kept; without one, what is happening."""
    today = timezone.localdate().isoformat()
    with connections[using].cursor() as cursor:
        cursor.execute(MARKS, {"since": None if kept is None else str(kept.since), "today": today})
        rows = cursor.fetchall()
    marks = frozenset((visit, changed_in) for _, visit, changed_in, _ in rows if visit is not None)
    return Seen(rows[0][0], marks, f"{today} {rows[0][3]}")


def forget() -> None:
    """Let the next use read everything anew."""
    _kept.clear()
