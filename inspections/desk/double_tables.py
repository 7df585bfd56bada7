"""Double codings and disagreements as rows."""

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localtime

from inspections.agreeing import in_words
from inspections.agreement import Coding
from inspections.models import DoubleCoding, Suggestion, TwiceCoded
from inspections.models.double_codings import GONE
from inspections.tables import Table
from inspections.tables.columns import DayColumn, LinkColumn

from .queue import desk_url


def _finding_url(row):
    return reverse("desk-disagreement", args=[row.pk])


class DoubleCodingTable(Table):
    slug = "doubles"
    title = "Double codings"

    visit = LinkColumn(
        accessor="visit__authority__name",
        verbose_name="Authority",
        url=lambda row: reverse("desk-double-coding", args=[row.pk]),
    )
    type = tables.Column(accessor="visit__get_visit_type_display", verbose_name="Visit", orderable=False)
    coders = tables.Column(empty_values=(), verbose_name="Coders", orderable=False)
    opened = DayColumn(accessor="opened_at", verbose_name="Opened")
    suggestions = tables.Column(accessor="shows_suggestions", verbose_name="Suggestions")
    compared = tables.Column(accessor="compared_count", verbose_name="Coded by both")

    class Meta(Table.Meta):
        model = DoubleCoding
        fields = ()

    def render_coders(self, record):
        return " and ".join(map(str, record.coders.all()))

    def render_suggestions(self, value):
        return "Shown" if value else "Hidden"

    def render_compared(self, value, record):
        return f"{value} of {record.finding_count}"


class CodingsTable(Table):
    """What tables of two codings side by side have in common."""

    optional = ("kind", "section")

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names

    def told(self, coding, by="", when=None):
        """A coding in words with who gave it, on the page in two lines."""
        words = in_words(coding, self.names)
        who = ", ".join(filter(None, [by, when and date_format(localtime(when))]))
        return format_html('<div>{}<br><span class="app-muted">{}</span></div>', words, who) if who else words

    def render_passage(self, value):
        return Truncator(value).words(40)

    def value_passage(self, value):
        return value


class DisagreementTable(CodingsTable):
    slug = "disagreements"
    title = "Findings that two people coded differently"

    authority = LinkColumn(
        accessor="double_coding__visit__authority__name",
        verbose_name="Authority",
        url=lambda row: desk_url(row.double_coding.visit),
    )
    reference = LinkColumn(accessor="finding__reference", verbose_name="Finding", url=_finding_url)
    passage = tables.Column(verbose_name="Passage", orderable=False)
    kind = tables.Column(accessor="finding__get_kind_display", verbose_name="Kind", order_by="finding__kind")
    section = tables.Column(
        accessor="finding__get_section_display", verbose_name="Section", order_by="finding__section"
    )
    coder_1 = tables.Column(empty_values=(), verbose_name="First coder", orderable=False)
    coder_2 = tables.Column(empty_values=(), verbose_name="Second coder", orderable=False)
    differs_in = tables.Column(verbose_name="Differ in")
    settled = tables.Column(empty_values=(), verbose_name="Settled", order_by="is_settled")

    class Meta(Table.Meta):
        model = TwiceCoded
        fields = ()

    def render_coder_1(self, record):
        return self._by(record, 0)

    def render_coder_2(self, record):
        return self._by(record, 1)

    def _by(self, record, place):
        coding = record.codings.all()[place]
        return self.told(coding.coding, str(coding.coder), coding.finished_at)

    def value_coder_1(self, record):
        return self._plain(record, 0)

    def value_coder_2(self, record):
        return self._plain(record, 1)

    def _plain(self, record, place):
        coding = record.codings.all()[place]
        return f"{in_words(coding.coding, self.names)} ({coding.coder}, {localtime(coding.finished_at):%Y-%m-%d})"

    def render_differs_in(self, value):
        return ", ".join(value)

    def render_settled(self, record):
        settlement = record.settlement
        if settlement is None:
            return "Open"
        return self.told(settlement.coding, str(settlement.settled_by or GONE), settlement.settled_at)

    def value_settled(self, record):
        settlement = record.settlement
        return f"{in_words(settlement.coding, self.names)} ({settlement.settled_by or GONE})" if settlement else "Open"


class RefutedTable(CodingsTable):
    slug = "refuted"
    title = "Findings that a person coded otherwise than was suggested"
    note = "The suggestion is the last one before the review, which the person could see."

    authority = LinkColumn(
        accessor="finding__visit__authority__name",
        verbose_name="Authority",
        url=lambda row: desk_url(row.finding.visit),
    )
    reference = LinkColumn(
        accessor="finding__reference",
        verbose_name="Finding",
        url=lambda row: f"{reverse('desk-findings', args=[row.finding.visit_id])}?finding={row.finding_id}",
    )
    passage = tables.Column(accessor="finding__passage", verbose_name="Passage", orderable=False)
    kind = tables.Column(accessor="finding__get_kind_display", verbose_name="Kind", order_by="finding__kind")
    section = tables.Column(
        accessor="finding__get_section_display", verbose_name="Section", order_by="finding__section"
    )
    suggested = tables.Column(empty_values=(), verbose_name="Machine", orderable=False)
    said = tables.Column(empty_values=(), verbose_name="Person", orderable=False)

    class Meta(Table.Meta):
        model = Suggestion
        fields = ()

    def render_suggested(self, record):
        return self.told(record.coding, "", record.suggested_at)

    def value_suggested(self, record):
        return in_words(record.coding, self.names)

    def render_said(self, record):
        finding = record.finding
        return self.told(self._person(record), str(finding.reviewed_by or ""), finding.reviewed_at)

    def value_said(self, record):
        return in_words(self._person(record), self.names)

    def _person(self, record):
        return Coding(record.finding.assessment, tuple(record.said_themes))
