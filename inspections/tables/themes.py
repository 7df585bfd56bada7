"""What the page of a theme lists beside its charts' figures: terms by year, companions, and who is praised."""

from operator import itemgetter

import django_tables2 as tables

from inspections.addresses import address
from inspections.links import REVIEWED, findings_url, visits_url
from inspections.models import ITEM_KINDS, Assessment, Region

from .base import Table
from .columns import DayColumn, LinkColumn, NumberColumn, ShareColumn
from .figures import FigureTable, cell_url


class WordingTable(FigureTable):
    term = tables.Column(verbose_name="Term")
    findings = NumberColumn(verbose_name="Findings that use it")


def wording_table(rows, years, **kwargs):
    """A term a row, a year a column."""
    columns = [
        (key, ShareColumn(verbose_name=str(year), url=cell_url(key))) for year in years if (key := f"year_{year}")
    ]
    return WordingTable(rows, extra_columns=columns, **kwargs)


class CompanionTable(FigureTable):
    """`together.Companion`s of a theme."""

    slug = "together"
    title = "Themes that occur together"
    note = (
        "Findings on both, of the findings on this theme. Visits told to improve both, of the visits told to improve "
        "this theme, beside the share of all visits that are told to improve the other: above one time, the two come "
        "together more often than by chance. Only visits whose items to improve have been coded are counted in shares "
        "of visits, and only codings by persons anywhere."
    )
    paged = True
    page_size = 10

    theme = LinkColumn(accessor="theme__name", verbose_name="Theme", url=lambda other: other.theme.get_absolute_url())
    times = tables.Column(verbose_name="Times as often")


def companion_table(theme, companions):
    """The companions of a theme, each number with the findings or visits behind it."""

    def both(other):
        return findings_url({"theme": [theme.slug], "also": [other.theme.slug]}, REVIEWED)

    def told_both(other):
        return visits_url({"told": [theme.slug, other.theme.slug]})

    def told(other):
        return visits_url({"told": [other.theme.slug]})

    columns = [
        ("findings", ShareColumn(verbose_name="Findings on both", url=both)),
        ("visits", ShareColumn(verbose_name="Visits told to improve both", url=told_both)),
        ("everywhere", ShareColumn(verbose_name="All visits told to improve it", url=told)),
    ]
    empty = "No finding on this theme is on another one as well."
    return CompanionTable(companions, extra_columns=columns, sequence=("theme", "...", "times"), empty_text=empty)


class WhoTable(Table):
    """Authorities with findings on a theme, as `praise.by_authority` counts them."""

    slug = "who"
    title = "Who is praised and who must improve"
    note = (
        "Findings on this theme whose assessment and theme a person assigned. Where only the items to improve have "
        "been coded, strengths are a selection: an authority without any may have some."
    )
    paged = True
    page_size = 10

    authority = LinkColumn(
        accessor="name",
        verbose_name="Authority",
        url=lambda row: address("authority", row["slug"]),
    )
    region = tables.Column(verbose_name="Region")
    latest = DayColumn(verbose_name="Latest report with any")
    learn = LinkColumn(
        verbose_name="Learn from others", url=itemgetter("learn"), words="Who is praised", orderable=False
    )

    def render_region(self, value):
        return Region(value).label

    def value_region(self, value):
        return Region(value).label


def who_table(theme, rows):
    """The authorities, with the findings behind each number and whom they could learn from."""

    def asked(row):
        return {"theme": [theme.slug], "authority": [row["slug"]]}

    def learning(row):
        return f"{address('learn')}?theme={theme.slug}&authority={row['slug']}"

    praised, told = {"assessment": [Assessment.STRENGTH]}, {"kind": list(ITEM_KINDS)}
    columns = [
        ("strengths", _count("Strengths", lambda row: findings_url(asked(row), praised, REVIEWED))),
        ("items", _count("Items to improve", lambda row: findings_url(asked(row), told, REVIEWED))),
    ]
    rows = [row | {"learn": learning(row)} for row in rows]
    sequence = ("authority", "region", "strengths", "items", "latest", "learn")
    return WhoTable(rows, extra_columns=columns, sequence=sequence, empty_text="Nobody yet.")


def _count(header, url):
    return NumberColumn(verbose_name=header, url=url)
