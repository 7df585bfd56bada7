"""A response beside the report: what it quotes, how much of the praise and of the points to improve it mentions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from inspections.models import (
    ITEM_KINDS,
    Assessment,
    CodedBy,
    CouncilResponse,
    Coverage,
    Finding,
    Kind,
    ResponseQuote,
    Visit,
)
from inspections.tally import VisitsAsked
from inspections.tally.columns import Column

from .deadlines import statement_due
from .mentions import Mentions, mentions

OWED_UNDER = ("sif", "ilacs")
"""The frameworks whose reports ask for a written statement."""

PLANS = (CouncilResponse.ResponseKind.WRITTEN_STATEMENT, CouncilResponse.ResponseKind.ACTION_PLAN)


@dataclass(frozen=True)
class Account:
    """`praise` is None where not all findings have been coded, `points` where not even the items to improve have.

    Both are None where nothing can be told: the words of the response or of the report are not there.
    """

    response: CouncilResponse
    quotes: list[ResponseQuote]
    praise: Mentions | None
    points: Mentions | None
    is_report_known: bool

    @property
    def is_matched(self) -> bool:
        """Whether both sides are there: the words of the response and those of the inspectors."""
        return bool(self.response.text) and self.is_report_known

    @property
    def how_many(self) -> int:
        return len(self.quotes)

    @property
    def unconfirmed(self) -> int:
        return sum(quote.is_by_machine for quote in self.quotes)


def account(response: CouncilResponse, findings: Iterable[Finding]) -> Account:
    """A response (`with_quotes`) beside all findings of its visit; what only a machine assessed counts as neither.

    Drafts among them are not counted, but their words tell what the response quotes. No queries.
    """
    findings, coverage = list(findings), response.visit.coverage
    quotes = response.standing_quotes
    quoted = {quote.finding_id for quote in quotes if quote.finding_id}
    assessed = [finding for finding in findings if finding.assessment_by == CodedBy.PERSON and not finding.is_draft]
    praise = [finding for finding in assessed if finding.assessment == Assessment.STRENGTH]
    points = [finding for finding in assessed if _is_point(finding, coverage)]
    is_known = any(not finding.is_our_summary for finding in findings) or any(quote.page for quote in quotes)
    is_told = bool(quotes) or (is_known and bool(response.text))
    return Account(
        response=response,
        quotes=quotes,
        praise=mentions(findings, praise, quoted) if is_told and coverage == Coverage.ALL else None,
        points=mentions(findings, points, quoted) if is_told and coverage != Coverage.NOTHING else None,
        is_report_known=is_known,
    )


def accounts(responses: Iterable[CouncilResponse]) -> list[Account]:
    """Responses (`with_quotes`) beside their reports, in one further query."""
    responses = list(responses)
    findings = defaultdict(list)
    visits = {response.visit_id for response in responses}
    for finding in Finding.objects.filter(visit__in=visits).order_by("order"):
        findings[finding.visit_id].append(finding)
    return [account(response, findings[response.visit_id]) for response in responses]


@dataclass(frozen=True)
class Due:
    """The last day for a written statement of action, and the response that is one, or None."""

    last_day: date
    response: CouncilResponse | None

    @property
    def days_late(self) -> int | None:
        """Days after the last day; 0 or less in time; None where there is none."""
        return (self.response.published_on - self.last_day).days if self.response else None


def due(visit: Visit, kinds: Iterable[str], responses: Iterable[CouncilResponse]) -> Due | None:
    """What is due from the authority of a visit with findings of some kinds, or None. No queries."""
    if visit.framework_id not in OWED_UNDER:
        return None
    names_priority_action = Kind.PRIORITY_ACTION in kinds
    last_day = statement_due(visit.published_on, visit.visit_type in Visit.FULL_TYPES, names_priority_action)
    plans = (response for response in responses if response.kind in PLANS)
    return Due(last_day, next(plans, None)) if last_day else None


def with_priority_actions(asked: VisitsAsked) -> Column:
    """The places of those visits that name areas for priority action."""
    findings, places = asked.tally.findings, asked.findings
    names_one = findings.kind[places] == asked.tally.codes.code("kind", Kind.PRIORITY_ACTION)
    return np.unique(findings.visit[places[names_one]])


def with_statement_due(asked: VisitsAsked) -> Column:
    """The places of those visits from whose authority something is due, as `due` says of each."""
    visits, codes, places = asked.tally.visits, asked.tally.codes, asked.places
    owed = np.isin(visits.type[places], [codes.code("type", kind) for kind in Visit.FULL_TYPES])
    owed |= np.isin(places, with_priority_actions(asked))
    owed &= np.isin(visits.framework[places], [codes.code("framework", slug) for slug in OWED_UNDER])
    return places[owed]


def _is_point(finding: Finding, coverage: str) -> bool:
    """Items to improve are points by their kind; other findings only where all have been coded."""
    is_coded = coverage == Coverage.ALL and finding.assessment == Assessment.NEEDS_IMPROVEMENT
    return finding.kind in ITEM_KINDS or is_coded
