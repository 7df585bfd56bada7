"""Council responses as rows."""

import django_tables2 as tables

from .base import Table
from .columns import DayColumn, LinkColumn, NumberColumn


class MentionColumn(tables.Column):
    """How many of the findings are mentioned, such as "4 of 20", in the order of the share. Empty where unknown."""

    def render(self, value):
        return str(value)

    def value(self, value):
        return "" if value is None else str(value)


class ResponseTable(Table):
    """Responses beside their reports, as `inspections.responses.accounts` tells them."""

    slug = "responses"
    title = "Council responses"
    note = (
        "Mentioned is what a response quotes or echoes in the inspectors’ words, and what a person found in the "
        "council’s own words. Quotes are found by machine, and unconfirmed until a person looks at them. Shares are "
        "empty where the words of the response or of the report are not stored, and for praise where not all findings "
        "have been coded."
    )
    optional = ("region", "heading")

    authority = LinkColumn(
        accessor="response__visit__authority__name",
        verbose_name="Authority",
        url=lambda account: account.response.visit.authority.get_absolute_url(),
    )
    region = tables.Column(accessor="response__visit__authority__get_region_display", verbose_name="Region")
    visit = LinkColumn(
        accessor="response__visit__get_visit_type_display",
        verbose_name="Visit",
        url=lambda account: account.response.visit.get_absolute_url(),
    )
    kind = LinkColumn(
        accessor="response__get_kind_display",
        verbose_name="Response",
        url=lambda account: account.response.get_absolute_url(),
    )
    heading = tables.Column(accessor="response__title", verbose_name="Title")
    published = DayColumn(accessor="response__published_on", verbose_name="Published")
    days = NumberColumn(accessor="response__days_after", verbose_name="Days after the report")
    quotes = NumberColumn(accessor="how_many", verbose_name="Quotes found")
    unconfirmed = NumberColumn(verbose_name="Of these unconfirmed")
    praise = MentionColumn(verbose_name="Praise mentioned", order_by="praise__rate")
    points = MentionColumn(verbose_name="Points to improve mentioned", order_by="points__rate")
