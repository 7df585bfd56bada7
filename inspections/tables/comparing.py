"""Authorities side by side: one a column."""

import django_tables2 as tables
from django.utils.formats import date_format

from inspections.links import ITEMS_COUNTED, findings_url

from .columns import GradeColumn, LinkColumn, ShareColumn
from .figures import FigureTable, cell_url


class FactColumn(tables.Column):
    """A fact of one authority: a date, a number or words."""

    def render(self, value):
        return date_format(value) if hasattr(value, "year") else f"{value:,}" if isinstance(value, int) else value

    def value(self, value):
        return value.isoformat() if hasattr(value, "year") else value


class FactTable(FigureTable):
    slug = "facts"
    title = "Side by side"
    what = tables.Column(verbose_name="What")


class GradeTable(FigureTable):
    slug = "grades"
    title = "Grades of the latest full inspection"
    what = tables.Column(verbose_name="Area")


class ThemeTable(FigureTable):
    slug = "themes"
    title = "Themes by share of visits with an item to improve"
    note = "Among each authority's visits whose items to improve have been coded."
    what = LinkColumn(verbose_name="Theme", url=lambda record: record["theme_url"])


def comparison_tables(comparison):
    """The tables of a comparison, one column an authority."""
    authorities = comparison.authorities
    return [
        FactTable(_rows(comparison.facts), extra_columns=_columns(authorities, lambda _: FactColumn)),
        GradeTable(_rows(comparison.grades), extra_columns=_columns(authorities, _grade_column)),
        ThemeTable(_theme_rows(comparison), extra_columns=_columns(authorities, _share_column)),
    ]


def _columns(authorities, column_for):
    return [(_key(a.slug), column_for(a)(verbose_name=a.name)) for a in authorities]


def _grade_column(authority):
    return GradeColumn


def _share_column(authority):
    return lambda **kwargs: ShareColumn(url=cell_url(_key(authority.slug)), **kwargs)


def _key(slug):
    """A slug as a column's name: django-tables2 takes no hyphen there."""
    return "at_" + slug.replace("-", "_")


def _rows(parts):
    return [{"what": what} | {_key(slug): value for slug, value in values.items()} for what, values in parts]


def _theme_rows(comparison):
    return [
        {"what": theme.name, "theme_url": theme.get_absolute_url()}
        | {_key(slug): share for slug, share in shares.items()}
        | {"urls": {_key(slug): _address(theme, slug) for slug in shares}}
        for theme, shares in comparison.themes
    ]


def _address(theme, slug):
    return findings_url({"authority": [slug], "theme": [theme.slug]}, ITEMS_COUNTED)
