"""How the record came about: by framework and year, and what is still open."""

from operator import itemgetter

import django_tables2 as tables
from django.urls import reverse

from inspections.quality import public_words

from .base import Table
from .columns import NUMERIC, DayColumn, LinkColumn, NumberColumn


class PartColumn(tables.Column):
    """A count with what it is part of, such as "14 of 36", in the order of the count."""

    def __init__(self, of, **kwargs):
        super().__init__(attrs=NUMERIC, **kwargs)
        self.of = of

    def render(self, value, record):
        return self.value(value, record)

    def value(self, value, record):
        return f"{value:,} of {record[self.of]:,}"


class QualityTable(Table):
    slug = "quality"
    title = "How the record came about"
    note = (
        "By framework and year of publication. Facts confirmed: what people confirmed at the review desk of the facts "
        "of each visit, such as its title, days and judgements. Second-hand: visits known only from a list that "
        "somebody else made, not checked against the report. Findings are counted by who assessed them. Open "
        "problems: what a document leaves unread or contradicts, waiting for a person."
    )
    paged = True

    framework = tables.Column(verbose_name="Family")
    year = tables.Column(verbose_name="Published", attrs=NUMERIC)
    visits = NumberColumn(verbose_name="Visits", url=itemgetter("visits_url"))
    documents = NumberColumn(verbose_name="Documents read by machine")
    confirmed = PartColumn("facts", verbose_name="Facts confirmed by a person")
    second_hand = PartColumn("visits", verbose_name="Second-hand visits")
    reviewed = NumberColumn(verbose_name="Findings assessed by a person", url=itemgetter("reviewed_url"))
    suggested = NumberColumn(verbose_name="Findings with a suggestion only", url=itemgetter("suggested_url"))
    findings = NumberColumn(verbose_name="All findings", url=itemgetter("findings_url"))
    problems = NumberColumn(verbose_name="Open problems")


class OpenProblemTable(Table):
    slug = "problems"
    title = "What a document leaves unread or contradicts"
    note = "In documents of published visits, until a person has settled it."
    paged = True

    authority = LinkColumn(
        accessor="document__visit__authority__name",
        verbose_name="Authority",
        url=lambda problem: problem.document.visit.authority.get_absolute_url(),
    )
    visit = LinkColumn(
        accessor="document__visit__get_visit_type_display",
        verbose_name="Visit",
        order_by="document__visit__visit_type",
        url=lambda problem: problem.document.visit.get_absolute_url(),
    )
    published = DayColumn(accessor="document__visit__published_on", verbose_name="Published")
    problem = tables.Column(accessor="code", verbose_name="Problem")
    page = LinkColumn(
        verbose_name="Page",
        url=lambda problem: reverse("document-page", args=[problem.document.sha256, problem.page]),
    )

    def render_problem(self, value):
        return public_words(value)

    def value_problem(self, value):
        return public_words(value)
