"""Asks the dashboard as a browser would, and takes note of how it answers."""

from itertools import islice

from django.http import FileResponse
from django.test import Client

from .amounts import MOST_SECONDS
from .telling import Found, place_of, stopwatch

PARTS = 3
"""How many parts of a streamed file are waited for; the rest comes as fast as whoever asks reads."""


class Asker:
    def __init__(self, found: Found) -> None:
        self.client, self.found = Client(raise_request_exception=False), found

    def ask(self, question) -> None:
        """A question that takes too long is asked twice more: on a busy machine the first time says little."""
        status, seconds = self._ask(question)
        for _ in range(2):
            if seconds > MOST_SECONDS and status != "file":
                seconds = min(seconds, self._ask(question)[1])
        self.found.outcomes[status] += 1
        if status != "Excel file":
            self.found.took(seconds, question)

    def _ask(self, question) -> tuple[str, float]:
        """What the answer comes to, and after how many seconds."""
        self.client.cookies.clear()
        with stopwatch() as seconds:
            response = self.client.get(question.path, QUERY_STRING=question.query, **question.headers)
            kind = self._read(response, question)
        return kind, seconds()

    def _read(self, response, question) -> str:
        if response.status_code >= 500:
            error = response.exc_info[1] if getattr(response, "exc_info", None) else None
            self.found.fault(place_of(error) if error else f"status {response.status_code}", question)
        elif response.streaming:
            return self._read_file(response, question)
        return str(response.status_code)

    def _read_file(self, response, question) -> str:
        try:
            list(islice(response.streaming_content, PARTS))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            self.found.fault(place_of(error), question)
        finally:
            response.close()
        return "Excel file" if isinstance(response, FileResponse) else "200"
