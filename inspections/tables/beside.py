"""One authority's rates beside those of its neighbours, its region and England."""

import django_tables2 as tables

from inspections.links import ITEMS_COUNTED, STRENGTHS_COUNTED, findings_url
from inspections.statistics import ITEMS, STRENGTHS

from .columns import LinkColumn, ShareColumn
from .figures import Addresses, FigureTable, cell_url

COUNTED = {ITEMS: ITEMS_COUNTED, STRENGTHS: STRENGTHS_COUNTED}
SLUGS = {ITEMS: "beside", STRENGTHS: "strengths_beside"}
TITLES = {
    ITEMS: "Visits with an item to improve, beside others",
    STRENGTHS: "Visits with a strength, beside others",
}
NOTES = {
    ITEMS: "Of the visits whose items to improve have been coded, those with an item to improve on a theme.",
    STRENGTHS: "Of the visits all of whose findings have been coded, those with a strength on a theme.",
}
PLACES = (
    " The region and England include this authority and those now closed; the statistical neighbours do not. Only "
    "what persons coded counts."
)


class BesideTable(FigureTable):
    paged = True
    page_size = 15

    group = tables.Column(verbose_name="Group")
    theme = LinkColumn(verbose_name="Theme", url=lambda record: record["theme_url"])


def beside_table(rates, authority, themes, measure):
    """A theme a row, most raised here first; columns for the authority, its neighbours, its region and England.

    `rates` are the Rates of each column: own, near, region and england.
    """
    groups = _groups(authority)
    rows = [_row(rates, theme, groups, measure) for theme in themes]
    rows = [row for row in rows if row["england"].visits]
    rows.sort(key=lambda row: (-(row["own"].rate or 0), -row["england"].rate, row["theme"]))
    columns = [(key, ShareColumn(verbose_name=header, url=cell_url(key))) for key, header, *_ in groups]
    return BesideTable(
        rows,
        extra_columns=columns,
        slug=SLUGS[measure],
        title=TITLES[measure],
        note=NOTES[measure] + PLACES,
        empty_text="No visit anywhere has been coded for this.",
    )


def _groups(authority):
    """(column, header, how a list asks for it)."""
    return [
        ("own", authority.name, {"authority": [authority.slug]}),
        ("near", "Statistical neighbours", {"near": [authority.slug]}),
        ("region", authority.get_region_display(), {"region": [authority.region]}),
        ("england", "England", {}),
    ]


def _row(rates, theme, groups, measure):
    named = {"theme": theme.name, "group": theme.group.name, "theme_url": theme.get_absolute_url()}
    shares = {key: rates[key].share(theme, measure) for key, *_ in groups}
    asked = {key: asked for key, _, asked in groups}
    urls = Addresses(lambda key: findings_url({"theme": [theme.slug]}, asked[key], COUNTED[measure]))
    return named | shares | {"urls": urls}
