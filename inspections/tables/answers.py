"""What one authority published about its visits, and when it had to."""

from collections import defaultdict

import django_tables2 as tables

from inspections.responses.accounts import due

from .columns import DayColumn, LinkColumn, NumberColumn
from .figures import FigureTable

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


def answer_table(visits, responses, kinds):
    """The responses to some visits, the latest report first; `kinds` are those of findings by visit. No queries."""
    answered = defaultdict(list)
    for response in responses:
        answered[response.visit_id].append(response)
    rows = [row for visit in visits for row in _rows(visit, answered[visit.pk], kinds.get(visit.pk, ()))]
    return AnswerTable(rows, empty_text="No response has been entered, and none is due.")


def _rows(visit, responses, kinds):
    owed = due(visit, kinds, responses)
    answers = [_row(visit, response, owed) for response in responses]
    if owed and owed.response is None:
        answers.append({"visit": visit, "response": None, "kind": KIND_MISSING, "due": owed.last_day, "late": None})
    return answers


def _row(visit, response, owed):
    named = {"visit": visit, "response": response, "kind": response.get_kind_display()}
    if owed is None or owed.response != response:
        return named | {"due": None, "late": None}
    late = f"{owed.days_late} day{'s' * (owed.days_late != 1)} late" if owed.days_late > 0 else "In time"
    return named | {"due": owed.last_day, "late": late}
