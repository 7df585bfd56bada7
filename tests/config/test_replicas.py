"""Two PostgreSQL clusters, the second a replica of the first, and web processes on both."""

import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.config.clusters import Cluster, copy_of
from tests.config.fleet import ask, environment, load, wait_until, web_process

PAGES = ("/", "/findings/", "/visits/", "/themes/", "/authorities/northton/", "/findings/?format=csv")
A_WORLD = "import django; django.setup(); from tests.world import build_world; build_world()"
SESSION = "sessionid=of-somebody"
HIDE = """
    UPDATE inspections_finding SET is_draft = true WHERE id = (
        SELECT min(f.id) FROM inspections_finding f JOIN inspections_visit v ON v.id = f.visit_id
        WHERE v.status = 'published' AND NOT f.is_draft
    )
"""


@dataclass(frozen=True)
class Fleet:
    primary: Cluster
    replica: Cluster
    with_replica: str
    """The address of a web process that may read the replica."""
    without: str
    """The address of one that knows the primary only."""

    def reads_replica(self):
        return ask(f"{self.with_replica}/visits/").read_from == "replica"

    def has_caught_up(self):
        position = self.primary.ask("SELECT pg_current_wal_lsn()")
        return self.replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{position}'")


pytestmark = pytest.mark.django_db
"""Nothing is asked of the run's own database, but it is set up, and copied."""


@pytest.fixture(scope="module")
def folder():
    """Others may look into its folders, as those of pytest's own do not let PostgreSQL's system user."""
    with TemporaryDirectory(prefix="dashboard-fleet-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def fleet(folder, django_db_setup):
    if connection.settings_dict["ENGINE"] != "config.embedded":
        pytest.skip("replicas are made with the programs of the embedded server, and DATABASE_URL names another")
    name = connection.settings_dict["NAME"]
    server = f"postgresql://postgres@/postgres?host={connection.get_connection_params()['host']}"
    with copy_of(server, folder / "primary", name) as primary:
        fill(folder, primary)
        with copy_of(primary.url, folder / "replica", name, "-R") as replica:
            yield from web_processes(folder, primary, replica)


def fill(folder, primary):
    command = [sys.executable, "-c", A_WORLD]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment(folder, primary), check=True)


def web_processes(folder, primary, replica):
    known = {"DATABASE_REPLICA_URL": replica.url, "DASHBOARD_REPLICA_MAX_LAG": "2"}
    with web_process(folder, primary, **known) as first, web_process(folder, primary) as second:
        fleet = Fleet(primary, replica, first, second)
        wait_until(lambda: ask(f"{second}/healthz").status == 200)
        wait_until(fleet.reads_replica)
        yield fleet


def test_it_reads_pages_of_strangers_from_the_replica(fleet):
    answers = [ask(fleet.with_replica + page) for page in PAGES]
    assert [(answer.status, answer.read_from) for answer in answers] == [(200, "replica")] * len(PAGES)


def test_it_asks_the_primary_for_all_else(fleet):
    visitor = ask(f"{fleet.with_replica}/visits/", Cookie=SESSION)
    of_staff = [ask(fleet.with_replica + page).read_from for page in ("/sign-in/", "/desk/", "/healthz")]
    assert (visitor.status, visitor.read_from, of_staff) == (200, None, [None, None, None])


def test_it_fails_no_page_while_the_replica_is_killed_and_comes_back(fleet):
    both = [address + page for page in PAGES for address in (fleet.with_replica, fleet.without)]
    with load(both) as answers:
        wait_until(lambda: len(answers) >= 2 * len(both))
        fleet.replica.kill()
        killed = time.monotonic()
        time.sleep(2)
        started = time.monotonic()
        wait_until(lambda: started_again(fleet.replica))
        wait_until(fleet.reads_replica)
    assert [answer for answer in answers if answer.status != 200] == []
    assert {answer.read_from for answer in answers if killed + 1 < answer.moment < started} == {None}
    assert {answer.read_from for answer in answers if answer.moment < killed} == {None, "replica"}


def started_again(cluster):
    """The processes of a killed server need a moment to end, in which it cannot be started."""
    try:
        cluster.start()
    except subprocess.CalledProcessError:
        return False
    return True


def test_it_reads_from_the_primary_while_the_replica_lags(fleet):
    wait_until(fleet.has_caught_up)
    fleet.replica.ask("SELECT pg_wal_replay_pause()")
    try:
        fleet.primary.ask("UPDATE inspections_theme SET name = 'Harm outside the home' WHERE slug LIKE 'extra%'")
        wait_until(lambda: not fleet.reads_replica())
        assert b"Harm outside the home" in ask(f"{fleet.with_replica}/themes/").body
    finally:
        fleet.replica.ask("SELECT pg_wal_replay_resume()")
    wait_until(fleet.reads_replica)
    assert b"Harm outside the home" in ask(f"{fleet.with_replica}/themes/").body


def test_it_does_not_take_an_idle_primary_for_lag(fleet):
    wait_until(fleet.has_caught_up)
    time.sleep(3)
    assert fleet.reads_replica()


def findings_told(address, **headers):
    """Where the list was read, and how many findings it says there are: counted by the tally."""
    answer = ask(f"{address}/findings/", **headers)
    return answer.read_from, int(re.search(rb"Showing 1 to \d+ of (\d+)", answer.body)[1])


def test_it_counts_what_was_under_way_when_the_replica_was_last_read(fleet):
    wait_until(fleet.has_caught_up)
    before = findings_told(fleet.with_replica)
    with psycopg.connect(fleet.primary.url) as slow:
        slow.execute(HIDE)
        fleet.primary.ask("UPDATE inspections_inspector SET name = name")  # begins later and ends earlier
        wait_until(fleet.has_caught_up)
        assert findings_told(fleet.with_replica) == before
    wait_until(fleet.has_caught_up)
    assert findings_told(fleet.with_replica) == ("replica", before[1] - 1)


def test_two_web_processes_tell_the_same_at_once(fleet):
    """Both on the primary, one of them since the person who asks has a session."""

    def told():
        return findings_told(fleet.without), findings_told(fleet.with_replica, Cookie=SESSION)

    (_, before), _ = told()
    fleet.primary.ask(HIDE)
    assert told() == ((None, before - 1),) * 2
