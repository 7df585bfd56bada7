"""Columns that several tables share. On the page they show words and links; in an export, plain values."""

import django_tables2 as tables
from django.utils.formats import date_format
from django.utils.html import format_html

NUMERIC = {
    "th": {"class": "govuk-table__header--numeric"},
    "td": {"class": "govuk-table__cell--numeric"},
}


class DayColumn(tables.Column):
    """A date: "20 July 2022" on the page, 2022-07-20 in an export."""

    def render(self, value):
        return date_format(value)

    def value(self, value):
        return value.isoformat() if value else ""


class NumberColumn(tables.Column):
    """A count or rate, aligned right; linked to the rows behind it where the record has an address for it."""

    def __init__(self, *args, url=None, **kwargs):
        kwargs.setdefault("attrs", NUMERIC)
        super().__init__(*args, **kwargs)
        self.url = url

    def render(self, value, record):
        text = f"{value:,}"
        url = record.get(self.url) if self.url and isinstance(record, dict) else None
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, text) if url else text

    def value(self, value):
        return "" if value is None else value


class ShareColumn(NumberColumn):
    """A share of visits, such as "12 of 34 (35.3%)", linked to the findings behind it. Empty without a base."""

    empty_values = ()

    def render(self, value, record):
        if value is None or value.of == 0:
            return format_html('<span class="app-muted">{}</span>', "no visits")
        text = self.value(value)
        url = record.get(self.url)
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, text) if url and value.visits else text

    def value(self, value):
        return "" if value is None or value.of == 0 else f"{value} ({value.percent}%)"


class TagColumn(tables.TemplateColumn):
    """A word with a colour of its own, such as a grade; exported as the word."""

    def __init__(self, template_name, **kwargs):
        super().__init__(template_name=template_name, **kwargs)

    def value(self, value):
        return "" if value is None else str(value)
