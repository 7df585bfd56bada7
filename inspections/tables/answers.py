"""What one authority published about its visits, and when it had to."""

from collections import defaultdict

import django_tables2 as tables
import numpy as np

from inspections.models import Kind
from inspections.responses.accounts import PLANS, due, with_priority_actions, with_statement_due

from .columns import DayColumn, LinkColumn, NumberColumn
from .figures import FigureTable
from .lots import LotData

KIND_MISSING = "None entered here"


class AnswerTable(FigureTable):
    """A response a row, and a row for each visit without any after which a written statement is due."""

    paged = True
    page_size = 10
    slug = "responses"
    title = "Council responses"
    note = (
        "A written statement of action is due after a full inspection, and after another visit that names areas for "
        "priority action. Unverified: 70 working days (Education and Inspections Act 2006, section 137), counted from "
        "the publication of the report. That none has been entered does not mean that there is none."
    )

    published = DayColumn(accessor="visit__published_on", verbose_name="Report published")
    visit = LinkColumn(
        accessor="visit__get_visit_type_display",
        verbose_name="Visit",
        url=lambda answer: answer["visit"].get_absolute_url(),
    )
    kind = LinkColumn(
        verbose_name="Response",
        url=lambda answer: answer["response"].get_absolute_url() if answer["response"] else "",
    )
    answered = DayColumn(accessor="response__published_on", verbose_name="Response published")
    days = NumberColumn(accessor="response__days_after", verbose_name="Days after the report")
    due = DayColumn(verbose_name="Written statement due")
    late = tables.Column(verbose_name="In time?")


def answer_table(known, asked, responses):
    """The responses to the visits asked about, which are among the KnownVisits. No queries until rows are looked at."""
    return AnswerTable(
        LotData(AnswerRows(known, asked, responses)), empty_text="No response has been entered, and none is due."
    )


class AnswerRows:
    """The rows of such a table, the latest report first, each made when it is looked at."""

    def __init__(self, known, asked, responses):
        self._known, self._responses = known, defaultdict(list)
        of_key = dict(zip(asked.tally.visits.pk[asked.places].tolist(), asked.places.tolist(), strict=True))
        for response in responses:
            if response.visit_id in of_key:  # a report may have come out since the visits were counted
                self._responses[of_key[response.visit_id]].append(response)
        self._urgent = set(with_priority_actions(asked).tolist())
        owed = set(with_statement_due(asked).tolist())
        self._rows = [row for place in sorted(owed | {*self._responses}) for row in self._of(place, place in owed)]

    def __len__(self):
        return len(self._rows)

    def _of(self, place, is_owed):
        """(place of the visit, response), the response None where what is owed is missing."""
        responses = self._responses.get(place, [])
        is_missing = is_owed and not any(response.kind in PLANS for response in responses)
        return [(place, response) for response in [*responses, *[None] * is_missing]]

    def rows(self, start, stop):
        rows = self._rows[start:stop]
        visits = self._known.at(np.unique([place for place, _ in rows]).astype(int))
        return [self._row(visits[place], response, place) for place, response in rows]

    def _row(self, visit, response, place):
        kinds = [Kind.PRIORITY_ACTION] if place in self._urgent else []
        owed = due(visit, kinds, self._responses.get(place, []))
        if response is None:
            return {"visit": visit, "response": None, "kind": KIND_MISSING, "due": owed.last_day, "late": None}
        response.visit = visit
        named = {"visit": visit, "response": response, "kind": response.get_kind_display()}
        if owed is None or owed.response != response:
            return named | {"due": None, "late": None}
        late = f"{owed.days_late} day{'s' * (owed.days_late != 1)} late" if owed.days_late > 0 else "In time"
        return named | {"due": owed.last_day, "late": late}
