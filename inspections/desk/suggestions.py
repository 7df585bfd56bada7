"""What was suggested for a finding, and why: evidence marked in its passage, and what was nearly suggested."""

from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from inspections.codebook.addresses import entries_by_slug
from inspections.coding import UnusableModel, theme_chances
from inspections.models import CodedBy

MOST_ALTERNATIVES = 3
WORTH_A_LOOK = 0.08
"""The score from which a theme that was not suggested is offered as an alternative."""


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


def near_alternatives(finding):
    """(theme, score) of the themes nearest to being suggested that the finding has not; likeliest first."""
    has = {row.theme.slug for row in finding.theme_rows.all()}
    known, scores = entries_by_slug(), {}
    for slug, score in _scores(finding).items():
        theme = known.get(slug)
        if theme and score >= WORTH_A_LOOK and not (theme.slug in has or theme.is_residual or theme.is_retired):
            scores[theme] = max(score, scores.get(theme, 0))
    return sorted(scores.items(), key=itemgetter(1), reverse=True)[:MOST_ALTERNATIVES]


def _scores(finding):
    """The chance of every theme by slug; none without a usable model."""
    try:
        return theme_chances(finding.passage, finding.section, finding.kind)
    except UnusableModel:
        return {}
