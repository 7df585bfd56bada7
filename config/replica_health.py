"""Whether a replica can be read: it answers, and it has what the primary had a few seconds ago."""

import logging
import math
import time
from collections import deque
from collections.abc import Callable
from threading import Lock, Thread

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections

EVERY = 1.0
"""Seconds between two looks at a replica."""
HOLDS = 3.0
"""Seconds for which what was seen holds: a replica that does not answer the next looks is not read after that."""
REST = 5.0
"""Seconds for which a replica is left alone after it failed a page."""

PRIMARY_POSITION = "SELECT (pg_current_wal_lsn() - '0/0')::bigint"
REPLICA_POSITION = "SELECT pg_is_in_recovery(), coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::bigint"

logger = logging.getLogger(__name__)


def is_broken(error: DatabaseError) -> bool:
    """Whether an error means that the server or the connection is gone, and not that one query was refused."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    return state is None or state.startswith(("08", "53", "57P"))


class Positions:
    """Where the primary was in its log lately. Time is told by this machine's clock alone.

    An idle primary stays at one position, which its replica has reached: that is no lag. A replica that has lost its
    primary stays behind, and lags more with every look.
    """

    def __init__(self) -> None:
        self._noted: deque[tuple[float, int]] = deque(maxlen=600)

    def note(self, moment: float, position: int) -> None:
        self._noted.append((moment, position))

    def lag(self, reached: int) -> float:
        """Seconds from the latest position that a replica has reached to the latest one noted."""
        moments = [moment for moment, position in self._noted if position <= reached]
        return self._noted[-1][0] - moments[-1] if moments else math.inf


class Line:
    """A connection of the watcher's own, made anew when it breaks."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self._connection: psycopg.Connection | None = None

    def ask(self, question: str) -> tuple:
        try:
            return self._open().execute(question).fetchone()
        except psycopg.Error:
            self.close()
            raise

    def _open(self) -> psycopg.Connection:
        if self._connection is None:
            parameters = connections[self.alias].get_connection_params() | {"autocommit": True}
            self._connection = psycopg.connect(**{"connect_timeout": 2} | parameters)
        return self._connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


class Replica:
    """A replica as this process sees it. A thread looks at it, so that no page waits for that."""

    def __init__(self, alias: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.alias, self._clock = alias, clock
        self._lines = {name: Line(name) for name in (DEFAULT_DB_ALIAS, alias)}
        self._positions = Positions()
        self._good_until = self._rests_until = -math.inf
        self._told = ""
        self._starting, self._watcher = Lock(), None

    def is_usable(self) -> bool:
        if self._watcher is None:
            self._start()
        return self._rests_until <= self._clock() < self._good_until

    def rest(self, error: Exception) -> None:
        """Leave the replica alone for a while, and until it was seen well again."""
        self._good_until, self._rests_until = -math.inf, self._clock() + REST
        self._tell(f"it failed a page ({_first_line(error)})")

    def look(self) -> None:
        try:
            trouble = self._trouble()
        except psycopg.Error as error:
            trouble = f"it does not answer ({_first_line(error)})"
        now = self._clock()
        if not trouble and now < self._rests_until:
            return
        self._good_until = -math.inf if trouble else now + HOLDS
        self._tell(trouble)

    def _trouble(self) -> str:
        """Why the replica is not to be read; nothing when all is well."""
        self._note_primary()
        is_replica, reached = self._lines[self.alias].ask(REPLICA_POSITION)
        if not is_replica:
            return "it no longer follows a primary"
        lag = self._positions.lag(reached)
        return "" if lag <= settings.REPLICA_MAX_LAG else f"it lags by {lag:.0f} seconds"

    def _note_primary(self) -> None:
        """A primary that is down changes nothing, so a replica that has all of it can be read on."""
        try:
            (position,) = self._lines[DEFAULT_DB_ALIAS].ask(PRIMARY_POSITION)
        except psycopg.Error:
            return
        self._positions.note(self._clock(), position)

    def _tell(self, trouble: str) -> None:
        """Changes only: a line in the log for every look would hide them."""
        if bool(trouble) != bool(self._told):
            logger.warning("The database %s is %s", self.alias, f"not read: {trouble}" if trouble else "read again")
        self._told = trouble

    def _start(self) -> None:
        with self._starting:
            if self._watcher is None:
                self._watcher = Thread(target=self._watch, name=f"watch-{self.alias}", daemon=True)
                self._watcher.start()

    def _watch(self) -> None:
        while True:
            self.look()
            time.sleep(EVERY)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
