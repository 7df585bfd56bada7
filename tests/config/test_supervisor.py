import signal
import subprocess
import sys
import time

from config import supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def test_it_ends_all_when_one_ends(tmp_path):
    fails = [sys.executable, "-c", "raise SystemExit(3)"]
    start = time.monotonic()
    status = supervisor.run_together([SLEEP, fails], tmp_path, when_started=lambda: None)
    assert (status, time.monotonic() - start < 20) == (3, True)


def test_it_ends_a_process_that_does_not_want_to(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "SECONDS_TO_END", 0.1)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        supervisor.end([process])
    assert process.returncode == -signal.SIGKILL


def test_it_sees_that_its_starter_was_interrupted(tmp_path):
    status = tmp_path / "status"
    status.write_text("Name:\tmake\nSigCgt:\t0000000001814207\n")
    starter = supervisor.Starter(status)
    assert not starter.was_interrupted()
    status.write_text("Name:\tmake\nSigCgt:\t0000000001814205\n")
    assert starter.was_interrupted()


def test_it_goes_on_when_its_starter_ends(tmp_path):
    status = tmp_path / "status"
    status.write_text("SigCgt:\t0000000001814207\n")
    starter = supervisor.Starter(status)
    status.unlink()
    assert not starter.was_interrupted()
