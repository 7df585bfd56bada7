"""Runs a few processes as one: when any of them ends, or a person stops them, all end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SECONDS_TO_END = 10


def stop_on_signals() -> None:
    """Make Ctrl-C, a wish to stop and a closed terminal end this process in order, with status 0."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(*_: object) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # once asked, a second wish must not cut the stopping short
    sys.exit(0)


def run_together(commands: list[list[str]], folder: Path, *, when_started: Callable[[], None]) -> int:
    """The exit status of the first of the commands to end, or 0 when a person stopped them."""
    starter = Starter(Path(f"/proc/{os.getppid()}/status"))
    # In groups of their own they are not reached by the terminal's Ctrl-C, only by this process's orderly end.
    processes = [subprocess.Popen(command, cwd=folder, process_group=0) for command in commands]
    try:
        when_started()
        while not starter.was_interrupted():
            for process in processes:
                if process.poll() is not None:
                    return process.returncode
            time.sleep(0.3)
        return 0
    finally:
        end(processes)


def end(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + SECONDS_TO_END
    for process in processes:
        try:
            process.wait(max(deadline - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Starter:
    """The process that started this one, usually make, as the system's file on its status tells of it.

    A make that alone gets an interrupt waits for this process to end and says nothing to it. What shows is that it
    no longer catches interrupts.
    """

    def __init__(self, status: Path) -> None:
        self.status = status
        self.caught_interrupts = self.catches_interrupts()

    def was_interrupted(self) -> bool:
        return bool(self.caught_interrupts) and self.catches_interrupts() is False

    def catches_interrupts(self) -> bool | None:
        """Whether the starter has a handler of interrupts; None when it has ended or the system does not tell."""
        try:
            lines = self.status.read_text().splitlines()
        except OSError:
            return None
        mask = next((line.split()[1] for line in lines if line.startswith("SigCgt:")), "0")
        return bool(int(mask, 16) >> (signal.SIGINT - 1) & 1)
