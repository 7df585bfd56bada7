"""The shape of the real corpus, as the bundled sample has it: what a visit and a finding look like, and how often."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from inspections.bundled.files import read_csv

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


@dataclass(frozen=True)
class VisitShape:
    """A visit of the sample: its facts, and its judgements as (area, grade slug or None, reason for no grade)."""

    framework: str
    visit_type: str
    first_day: date
    last_day: date
    published_on: date
    judgements: tuple[tuple[str, str | None, str], ...]
    lead: str


@dataclass(frozen=True)
class FindingShape:
    """A finding of the sample without its words."""

    kind: str
    section: str
    assessment: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """All visits and findings of the sample, the length of each finding in words, and how often each word occurs."""

    visits: tuple[VisitShape, ...]
    findings: tuple[FindingShape, ...]
    lengths: tuple[int, ...]
    words: Counter[str]


def sample_shape() -> Shape:
    rows = read_csv("sample/findings.csv")
    summaries = [row["summary"] for row in rows]
    return Shape(
        visits=tuple(_visits()),
        findings=tuple(
            FindingShape(row["kind"], row["section"], row["assessment"], tuple(row.parts("themes"))) for row in rows
        ),
        lengths=tuple(len(summary.split()) for summary in summaries),
        words=Counter(word for summary in summaries for word in WORD.findall(summary.lower())),
    )


def _visits():
    judgements = defaultdict(list)
    for row in read_csv("sample/judgements.csv"):
        judgements[row["visit"]].append((row["area"], row["grade"] or None, row["no_grade_reason"]))
    for row in read_csv("sample/visits.csv"):
        if row["start_date"] and row["end_date"]:
            days = (date.fromisoformat(row[column]) for column in ("start_date", "end_date", "published_on"))
            lead = next(iter(row.parts("lead_inspector")), "")
            graded = tuple(judgements[row["visit"]])
            yield VisitShape(row["framework"].lower(), row["visit_type"], *days, graded, lead)
