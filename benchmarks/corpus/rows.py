"""The rows of the corpus, table by table, as dictionaries of column and value."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import count

import numpy as np

from inspections.models import Assessment, Authority, CodedBy, Coverage, Theme, Visit, VisitInspector

from .shape import FindingShape, Shape, VisitShape
from .words import Passages

FINDINGS_OF_A_VISIT = 60
"""About as many as a report has: 45,000 in the 800 published so far."""

ALL_CODED, REVIEWED, INSPECTORS_WORDS = 0.8, 0.85, 0.9
"""Shares: of visits all of whose findings are coded, of findings a person reviewed, of findings with the text."""

LARGEST_MOVE = 60
"""Days by which a visit is moved from that of the sample, so that dates do not heap up."""

BATCH = 20_000
FINDINGS_OF_A_PAGE = 8

type Row = tuple


class Visits:
    """Visits at all authorities, with their periods, judgements and lead inspectors."""

    columns = (
        *("id", "authority_id", "framework_id", "visit_type", "slug", "published_on"),
        *("status", "coverage", "facts_from"),
    )
    period_columns = ("visit_id", "start", "end")
    judgement_columns = ("visit_id", "area_id", "grade_id", "no_grade_reason")
    inspector_columns = ("visit_id", "inspector_id", "role", "order")

    def __init__(self, shape: Shape, number: int, inspectors: Mapping[str, int], random: np.random.Generator):
        authorities = list(Authority.objects.values_list("pk", "slug").order_by("pk"))
        self.inspectors = inspectors
        self.last_day = max(visit.published_on for visit in shape.visits)
        self.shapes = [shape.visits[pick] for pick in random.integers(0, len(shape.visits), number)]
        self.places = [authorities[pick] for pick in random.integers(0, len(authorities), number)]
        self.moves = random.integers(-LARGEST_MOVE, LARGEST_MOVE + 1, number).tolist()
        self.all_coded = (random.random(number) < ALL_CODED).tolist()

    def rows(self) -> Iterator[Row]:
        for pk, (shape, place, move, whole) in enumerate(self._drawn(), 1):
            published = min(shape.published_on + timedelta(move), self.last_day)
            slug = f"{place[1]}-{shape.visit_type}-{published}-{pk}".replace("_", "-")
            coverage = Coverage.ALL if whole else Coverage.ITEMS
            yield (
                *(pk, place[0], shape.framework, shape.visit_type, slug, published),
                *(Visit.Status.PUBLISHED.value, coverage.value, Visit.FactsFrom.REPORT.value),
            )

    def _drawn(self) -> Iterator[tuple[VisitShape, tuple[int, str], int, bool]]:
        return zip(self.shapes, self.places, self.moves, self.all_coded, strict=True)

    def periods(self) -> Iterator[Row]:
        for pk, (shape, _, move, _) in enumerate(self._drawn(), 1):
            yield pk, shape.first_day + timedelta(move), shape.last_day + timedelta(move)

    def judgements(self) -> Iterator[Row]:
        for pk, shape in enumerate(self.shapes, 1):
            for area, grade, reason in shape.judgements:
                yield pk, area, grade, reason

    def leads(self) -> Iterator[Row]:
        for pk, shape in enumerate(self.shapes, 1):
            if shape.lead:
                yield pk, self.inspectors[shape.lead], VisitInspector.Role.LEAD.value, 1


class Findings:
    """Findings of the visits, and their themes."""

    columns = (
        *("id", "visit_id", "order", "reference", "kind", "section", "page", "text", "summary"),
        *("assessment", "assessment_by", "assessment_score"),
    )
    theme_columns = ("finding_id", "theme_id", "rank", "assigned_by", "score")

    def __init__(self, shape: Shape, visits: int, number: int, random: np.random.Generator):
        weights = random.lognormal(0, 0.4, visits)
        self.of_visits = random.multinomial(number, weights / weights.sum()).tolist()
        self.shapes, self.picks = shape.findings, random.integers(0, len(shape.findings), number).tolist()
        self.reviewed = (random.random(number) < REVIEWED).tolist()
        self.in_words = (random.random(number) < INSPECTORS_WORDS).tolist()
        self.scores = np.round(random.uniform(0.3, 1, number), 3).tolist()
        themes = Theme.objects.values_list("pk", "slug", "terms")
        self.themes = {slug: (pk, _plain(terms)) for pk, slug, terms in themes}
        self.passages = Passages(shape.words, shape.lengths, random)

    def rows(self) -> Iterator[Row]:
        places = ((visit, n) for visit, number in enumerate(self.of_visits, 1) for n in range(1, number + 1))
        for pk, (visit, order), passage in zip(count(1), places, self._passages(), strict=False):
            shape, by_person = self._shape(pk), self.reviewed[pk - 1]
            text, summary = (passage, "") if self.in_words[pk - 1] else ("", passage)
            by = CodedBy.PERSON if by_person else CodedBy.MACHINE
            yield (
                *(pk, visit, order, f"{shape.kind} {order}", shape.kind, shape.section),
                *(1 + order // FINDINGS_OF_A_PAGE, text, summary),
                *(Assessment(shape.assessment).value, by.value, None if by_person else self.scores[pk - 1]),
            )

    def theme_rows(self) -> Iterator[Row]:
        for pk, by_person in enumerate(self.reviewed, 1):
            by = CodedBy.PERSON.value if by_person else CodedBy.MACHINE.value
            score = None if by_person else self.scores[pk - 1]
            for rank, slug in enumerate(self._shape(pk).themes, 1):
                yield pk, self.themes[slug][0], rank, by, score

    def _shape(self, pk: int) -> FindingShape:
        return self.shapes[self.picks[pk - 1]]

    def _passages(self) -> Iterator[str]:
        for start in range(0, len(self.picks), BATCH):
            picks = range(start, min(start + BATCH, len(self.picks)))
            yield from self.passages.write([self._term(pick) for pick in picks])

    def _term(self, pick: int) -> str:
        terms = self.themes[self._shape(pick + 1).themes[0]][1]
        return terms[pick % len(terms)]


def _plain(terms: Sequence[str]) -> list[str]:
    return [term.rstrip("*") for term in terms] or ["children"]
