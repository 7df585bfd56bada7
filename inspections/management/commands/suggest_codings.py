"""Suggests themes and assessments for passages coded elsewhere: JSON lines in, JSON lines out."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from inspections.coding import Suggestion, UnusableModel, bundled_model, read_model, suggest


class UnusableLine(ValueError):
    """A line that is no passage; the message says why."""


class Command(BaseCommand):
    help = (
        'Read passages as JSON lines {"id", "text", "section", "kind"} and print a suggested coding of each as a JSON '
        "line. section and kind may be any string, empty or left out. Nothing is stored, no database is needed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", metavar="FILE", help="none, or - : standard input")
        parser.add_argument("--model", type=Path, help="a model made by train_coding, instead of the bundled one")

    def handle(self, *, files, model, **options):
        try:
            model = read_model(model) if model else bundled_model()
        except UnusableModel as error:
            raise CommandError(str(error)) from error
        refused = 0
        for place, line in _lines(files or ["-"]):
            try:
                passage = _passage(line)
            except UnusableLine as error:
                refused += 1
                self.stderr.write(f"{place}: {error}")
                continue
            suggestion = suggest(passage["text"], passage["section"], passage["kind"], model=model)
            self.stdout.write(json.dumps(_as_json(passage["id"], suggestion), ensure_ascii=False))
        if refused:
            raise CommandError(f"{refused} line{'s' * (refused > 1)} could not be read.", returncode=1)


def _lines(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Lines that are not blank, one at a time, each with its place for people.

    Raises CommandError for a file that cannot be read.
    """
    for name in files:
        with ExitStack() as stack:
            try:
                file = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
                for number, line in enumerate(file, start=1):
                    if line.strip():
                        yield f"{'standard input' if name == '-' else name}, line {number}", _text(line)
            except OSError as error:
                raise CommandError(f"{name}: {error.strerror}.") from error


def _text(line: bytes) -> str:
    """Text that is not UTF-8 stays recognisable as such, so that its line is refused by name."""
    return line.decode("utf-8-sig", errors="surrogateescape")


def _passage(line: str) -> dict:
    """The passage of a line, with empty strings for what it leaves out.

    Raises UnusableLine.
    """
    if any("\udc80" <= letter <= "\udcff" for letter in line):
        raise UnusableLine("this is not UTF-8")
    try:
        values = json.loads(line)
    except ValueError as error:
        raise UnusableLine(f"this is not JSON ({error})") from error
    if not isinstance(values, dict):
        raise UnusableLine('this is not an object such as {"id": "1", "text": "..."}')
    if "text" not in values:
        raise UnusableLine('"text" is missing')
    return {"id": values.get("id"), **{name: _string(values, name) for name in ("text", "section", "kind")}}


def _string(values: dict, name: str) -> str:
    value = values.get(name)
    if value is None and name != "text":
        return ""
    if not isinstance(value, str):
        raise UnusableLine(f'"{name}" is not a string')
    return value


def _as_json(number, suggestion: Suggestion) -> dict:
    themes = [
        {"slug": theme.slug, "score": theme.score, "evidence": [list(span) for span in theme.evidence]}
        for theme in suggestion.themes
    ]
    return {
        "id": number,
        "themes": themes,
        "assessment": suggestion.assessment,
        "assessment_score": suggestion.assessment_score,
    }
