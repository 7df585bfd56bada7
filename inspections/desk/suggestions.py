"""What was suggested for a finding, and why: evidence marked in its passage, and what was nearly suggested."""

from dataclasses import dataclass
from itertools import pairwise

from inspections.models import CodedBy


@dataclass(frozen=True)
class Words:
    """A run of a passage; `carries` names the ranks of the suggested themes that rest on it, such as "1 2"."""

    text: str
    carries: str


def words_of(finding):
    """The passage in runs, those marked that carry suggested themes."""
    rows = [row for row in finding.theme_rows.all() if row.assigned_by == CodedBy.MACHINE]
    spans = [(start, end, row.rank) for row in rows for start, end in row.evidence if end <= len(finding.passage)]
    edges = sorted({0, len(finding.passage), *(edge for start, end, _ in spans for edge in (start, end))})
    return [
        Words(finding.passage[start:end], " ".join(str(rank) for rank in _ranks(spans, start)))
        for start, end in pairwise(edges)
    ]


def _ranks(spans, at):
    return sorted({rank for start, end, rank in spans if start <= at < end})
