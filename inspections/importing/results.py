"""What became of one file, for the command's lines and the upload screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from inspections.models import Visit


class Outcome(StrEnum):
    IMPORTED = "imported"
    UPDATED = "updated"
    KNOWN = "known"
    FAILED = "failed"


class ImportRefusedError(Exception):
    """A file that cannot be imported; its text names the file and the remedy.

    `candidates` is None, except where it only takes a person to say which authority the file is about: then those
    that it may be, as DfE codes, the likeliest first.
    """

    candidates: tuple[str, ...] | None = None


class AuthorityUnclearError(ImportRefusedError):
    def __init__(self, message: str, candidates: tuple[str, ...]):
        super().__init__(message)
        self.candidates = candidates


@dataclass(frozen=True)
class Counts:
    """Findings as the document has them, those new to the visit, those given the inspectors' text, and problems.

    `to_decide` are the problems that wait for a person's decision.
    """

    findings: int = 0
    added: int = 0
    filled: int = 0
    changed: int = 0
    removed: int = 0
    problems: int = 0
    to_decide: int = 0


@dataclass(frozen=True)
class ImportResult:
    name: str
    outcome: Outcome
    message: str
    visit: Visit | None = None
    counts: Counts = Counts()
    candidates: tuple[str, ...] | None = None
    """The authorities to choose from where only that choice is missing, as ImportRefusedError has them."""


def failed(name: str, message: object, candidates: tuple[str, ...] | None = None) -> ImportResult:
    return ImportResult(name, Outcome.FAILED, str(message), candidates=candidates)


def summary_sentence(results: Iterable[ImportResult]) -> str:
    """Such as "46 files: 3 new draft visits, 40 into visits already there, 2 already known, 1 failed."."""
    outcomes = [result.outcome for result in results]
    drafts = outcomes.count(Outcome.IMPORTED)
    parts = [
        counted(drafts, "new draft visit"),
        f"{outcomes.count(Outcome.UPDATED)} into visits already there",
        f"{outcomes.count(Outcome.KNOWN)} already known",
        f"{outcomes.count(Outcome.FAILED)} failed",
    ]
    return f"{counted(len(outcomes), 'file')}: {', '.join(parts)}."


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 problem", "2 problems"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def new_draft_words(visit: Visit, counts: Counts) -> str:
    parts = [f"draft visit to {visit.authority}", counted(counts.findings, "finding")]
    return ", ".join([*parts, *_problem_words(counts)])


def updated_words(visit: Visit, counts: Counts) -> str:
    """What changed on a visit that was there before; "nothing new" where the document brought only itself."""
    waiting = ", to be published at the review desk" if visit.is_published else ""
    changes = [
        (counts.added, f"{counted(counts.added, 'finding')} added{waiting}"),
        (counts.filled, f"{counts.filled} given the inspectors’ text"),
        (counts.changed, f"{counts.changed} read anew"),
        (counts.removed, f"{counts.removed} removed"),
    ]
    said = [words for number, words in changes if number] or ["nothing new"]
    return f"{visit_words(visit)}: {', '.join([*said, *_problem_words(counts)])}"


def visit_words(visit: Visit) -> str:
    """Such as "visit to Bedford published 14 January 2022"; without a publication date it says so."""
    day = visit.published_on
    dated = f"published {day.day} {day:%B %Y}" if day else "without a publication date"
    return f"visit to {visit.authority} {dated}"


def _problem_words(counts: Counts) -> list[str]:
    return [counted(counts.problems, "problem")] if counts.problems else []
