"""Requests to a server, with how long their answers take."""

import http.client
import time
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles
from threading import Lock, Thread

TIMEOUT = 300
HOST = {"Host": "127.0.0.1"}


@dataclass(frozen=True)
class Answer:
    """Seconds to the first byte and to the last, and the number of bytes."""

    status: int
    first: float
    last: float
    size: int


@dataclass(frozen=True)
class Times:
    """Milliseconds of many requests, and how many of them failed."""

    p50: float
    p95: float
    p99: float
    requests: int
    failed: int

    @classmethod
    def of(cls, answers: list[Answer], wanted: int = 200) -> "Times":
        """Answers with another status than the one wanted have failed."""
        cuts = quantiles([1000 * answer.last for answer in answers], n=100, method="inclusive")
        return cls(cuts[49], cuts[94], cuts[98], len(answers), sum(answer.status != wanted for answer in answers))


class Asker:
    """One client that keeps its connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def tag(self, address: str) -> str:
        """The ETag of a page."""
        self.connection.request("GET", address, headers=HOST)
        response = self.connection.getresponse()
        response.read()
        return response.headers["ETag"]

    def get(self, address: str, **headers: str) -> Answer:
        start = time.perf_counter()
        self.connection.request("GET", address, headers=HOST | headers)
        response = self.connection.getresponse()
        first, size = None, 0
        while block := response.read1(1 << 20):
            first, size = first or time.perf_counter() - start, size + len(block)
        last = time.perf_counter() - start
        return Answer(response.status, first or last, last, size)


def one_by_one(port: int, addresses: Iterable[str]) -> list[Answer]:
    asker = Asker(port)
    return [asker.get(address) for address in addresses]


def crowd(port: int, addresses: list[str], *, clients: int, seconds: float) -> tuple[float, Times]:
    """So many clients, each asking for one address after another until the time is over: requests a second, times."""
    answers: list[Answer] = []
    lock, until = Lock(), time.monotonic() + seconds

    def visit(number: int) -> None:
        asker, step = Asker(port), number
        while time.monotonic() < until:
            try:
                answer = asker.get(addresses[step % len(addresses)])
            except (OSError, http.client.HTTPException):
                answer, asker = Answer(0, TIMEOUT, TIMEOUT, 0), Asker(port)
            with lock:
                answers.append(answer)
            step += 7

    start = time.monotonic()
    threads = [Thread(target=visit, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(answers) / (time.monotonic() - start), Times.of(answers)
