"""Columns that several tables share. On the page they show words and links; in an export, plain values."""

from functools import lru_cache
from html import escape

import django_tables2 as tables
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.safestring import SafeString

NUMERIC = {
    "th": {"class": "govuk-table__header--numeric"},
    "td": {"class": "govuk-table__cell--numeric"},
}


NO_VISITS = SafeString('<span class="app-muted">no visits</span>')


def linked(words, url):
    """Words as a link: as `format_html` would, which takes several times as long, and a page has hundreds."""
    shown = words if isinstance(words, SafeString) else escape(str(words))
    return SafeString(f'<a class="govuk-link" href="{escape(url)}">{shown}</a>')


class LinkColumn(tables.Column):
    """Words linked to where `url` says, given the record; the words alone in an export. No link where url is empty."""

    def __init__(self, *args, url, words=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.url, self.words = url, words

    def render(self, value, record):
        words, url = self.words or value, self.url(record)
        return linked(words, url) if url else words

    def value(self, value):
        return value


class NameColumn(LinkColumn):
    """The name of a record, linked to its page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, url=lambda record: record.get_absolute_url(), **kwargs)


@lru_cache(maxsize=8192)
def _in_words(day):
    return date_format(day)


class DayColumn(tables.Column):
    """A date: "20 July 2022" on the page; in an export 2022-07-20, or a real date where the format has such."""

    def render(self, value):
        return _in_words(value)

    def value(self, value):
        return value


class NumberColumn(LinkColumn):
    """A count, aligned right; linked to the rows behind it where `url` gives an address for the record."""

    def __init__(self, *args, url=lambda record: None, **kwargs):
        kwargs.setdefault("attrs", NUMERIC)
        super().__init__(*args, url=url, **kwargs)

    def render(self, value, record):
        return super().render(f"{value:,}", record) if value else f"{value:,}"


class ShareColumn(NumberColumn):
    """A share of visits, such as "12 of 34 (35.3%)", linked to the findings behind it. Empty without a base."""

    def render(self, value, record):
        if value.of == 0:
            return NO_VISITS
        words = self.value(value)
        return LinkColumn.render(self, words, record) if value.visits else words

    def value(self, value):
        return value.in_words


class TemplateColumn(tables.TemplateColumn):
    """A cell drawn by a template that knows `record` and `value` but no page, which would be made for each cell."""

    def render(self, value, record):
        return get_template(self.template_name).render({"value": value, "record": record})


class TagColumn(TemplateColumn):
    """A word with a colour of its own, such as a grade; exported as the word. A dash where there is none."""

    empty_values = (None, "")

    def __init__(self, template_name, **kwargs):
        super().__init__(template_name=template_name, **kwargs)

    def value(self, value):
        return "" if value is None else str(value)


class GradeColumn(TagColumn):
    """A grade as a word with a colour of its own; it may be the reason why there is none."""

    def __init__(self, **kwargs):
        super().__init__("_grade.html", **kwargs)

    def render(self, value):
        return _grade(value)


@lru_cache(maxsize=256)
def _grade(name):
    """A page has a hundred grades, of which only a few differ."""
    return get_template("_grade.html").render({"value": name})
