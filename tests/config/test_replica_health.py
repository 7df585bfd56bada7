"""When a replica is read and when not, told by made-up positions and a made-up clock."""

import math

import psycopg
import pytest
from django.db import DataError, OperationalError

from config import replica_health
from config.replica_health import Positions, Replica, is_broken


class MadeUpLine:
    """Answers with what the test says; an error is raised."""

    def __init__(self, answer):
        self.answer = answer

    def ask(self, question):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def replica(settings):
    """A replica that is seen well: nobody watches it but the test."""
    settings.REPLICA_MAX_LAG = 10.0
    replica = Replica("replica", Clock())
    replica._lines = {"default": MadeUpLine((500,)), "replica": MadeUpLine((True, 500))}
    replica._watcher = "the test"
    replica.look()
    return replica


def look_after(replica, seconds):
    replica._clock.now += seconds
    replica.look()
    return replica.is_usable()


def test_it_is_not_read_before_it_was_seen():
    replica = Replica("replica", Clock())
    replica._watcher = "the test"
    assert not replica.is_usable()


def test_it_counts_lag_from_the_latest_position_reached():
    positions = Positions()
    assert positions.lag(500) == math.inf
    for moment, position in ((1.0, 500), (2.0, 600), (3.0, 700), (4.0, 700)):
        positions.note(moment, position)
    assert [positions.lag(reached) for reached in (499, 500, 650, 700)] == [math.inf, 3.0, 2.0, 0.0]


def test_it_is_read_until_it_lags_too_much(replica):
    replica._lines["default"].answer = (600,)
    assert [look_after(replica, 4) for _ in range(4)] == [True, True, False, False]
    replica._lines["replica"].answer = (True, 600)
    assert look_after(replica, 1)


def test_it_is_read_while_the_primary_is_idle_or_gone(replica):
    assert [look_after(replica, 60) for _ in range(2)] == [True, True]
    replica._lines["default"].answer = psycopg.OperationalError("no route to host")
    assert [look_after(replica, 60) for _ in range(2)] == [True, True]


def test_it_is_not_read_when_it_does_not_answer_or_no_longer_follows(replica):
    replica._lines["replica"].answer = psycopg.OperationalError("connection refused")
    assert not look_after(replica, 1)
    replica._lines["replica"].answer = (False, 500)
    assert not look_after(replica, 1)
    replica._lines["replica"].answer = (True, 500)
    assert look_after(replica, 1)


def test_it_is_not_read_for_long_on_what_was_seen_before(replica):
    replica._clock.now += replica_health.HOLDS
    assert not replica.is_usable()


def test_it_rests_after_it_failed_a_page(replica):
    replica.rest(OperationalError("server closed the connection"))
    assert [look_after(replica, 2) for _ in range(3)] == [False, False, True]


def test_it_says_once_what_changed(replica, caplog):
    replica._lines["replica"].answer = psycopg.OperationalError("connection refused\nIs the server running?")
    for _ in range(3):
        look_after(replica, 1)
    replica._lines["replica"].answer = (True, 500)
    look_after(replica, 1)
    assert caplog.messages == [
        "The database replica is not read: it does not answer (connection refused)",
        "The database replica is read again",
    ]


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (psycopg.OperationalError("connection refused"), True),
        (psycopg.errors.AdminShutdown(), True),
        (psycopg.errors.TooManyConnections(), True),
        (psycopg.errors.SerializationFailure("canceling statement due to conflict with recovery"), False),
        (psycopg.errors.QueryCanceled(), False),
    ],
)
def test_it_tells_a_server_that_is_gone_from_a_refused_query(cause, expected):
    error = OperationalError(str(cause))
    error.__cause__ = cause
    assert is_broken(error) is expected
    assert not is_broken(DataError("value out of range"))
