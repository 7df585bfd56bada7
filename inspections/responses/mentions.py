"""How much of a report a response mentions: which of its findings are quoted or echoed, and which are not."""

import re
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

PART = re.compile(r" \([a-z]\)$")


class Finding(Protocol):
    """What is asked of a finding."""

    pk: Any
    kind: str
    reference: str

    @property
    def is_our_summary(self) -> bool: ...


@dataclass(frozen=True)
class Mentions:
    """Findings by whether a response mentions them.

    `unclear` are those that only a person can tell: parts of a quoted paragraph, and findings of which the inspectors'
    words are not known.
    """

    mentioned: tuple[Any, ...] = ()
    missing: tuple[Any, ...] = ()
    unclear: tuple[Any, ...] = ()

    @property
    def of(self) -> int:
        return len(self.mentioned) + len(self.missing) + len(self.unclear)

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where there is nothing to mention."""
        return len(self.mentioned) / self.of if self.of else None

    def __str__(self) -> str:
        return f"{len(self.mentioned)} of {self.of}"


def mentions(findings: Iterable[Finding], wanted: Iterable[Finding], quoted: Collection[Hashable]) -> Mentions:
    """The wanted findings by whether they are mentioned. `findings` are all of the report, `quoted` the keys quoted.

    A paragraph may stand whole, in the inspectors' words, beside our summaries of its parts (a), (b).
    """
    wholes = {(finding.kind, finding.reference): finding for finding in findings if not finding.is_our_summary}
    told: dict[str, list[Finding]] = {"mentioned": [], "missing": [], "unclear": []}
    for finding in wanted:
        told[_told(finding, wholes, quoted)].append(finding)
    return Mentions(**{name: tuple(rows) for name, rows in told.items()})


def _told(finding: Finding, wholes: dict[tuple[str, str], Finding], quoted: Collection[Hashable]) -> str:
    if finding.pk in quoted:
        return "mentioned"
    if not finding.is_our_summary:
        return "missing"
    whole = wholes.get((finding.kind, PART.sub("", finding.reference)))
    return "unclear" if whole is None or whole.pk in quoted else "missing"
