"""Charts of themes: shares of visits that raise them, over all, by year and by region."""

from inspections.links import ITEMS_COUNTED, STRENGTHS_COUNTED, findings_url, year_conditions
from inspections.models import Region
from inspections.statistics import ITEMS, STRENGTHS
from inspections.tables import RateTable, ThemeShareTable, heat_map_table

from .chart import MOST_DRAWN, Chart, dataset, share_point

BASES = (
    "An item to improve counts once a visit, among the visits whose items to improve have been coded: {items:,}. "
    "A strength counts once a visit, among the visits all of whose findings have been coded: {strengths:,}; "
    "elsewhere strengths are a selection and are not counted. Codings that a machine suggested are not "
    "counted, and fewer than five visits are not drawn as a share."
)

DRAWN = 15
"""How many themes the bars show; the table has all."""

FEWEST = 5
"""Visits below which a share is left to the table: one visit of one would draw as 100%."""


def theme_shares(rates, themes, conditions):
    """A bar pair a theme: the share of visits with an item to improve on it, and with a strength. Most raised first."""
    rows = [_share_row(rates, theme, conditions) for theme in themes]
    rows = [row for row in rows if row["items"].visits or row["strengths"].visits]
    rows.sort(key=lambda row: (-(row["items"].rate or 0), -(row["strengths"].rate or 0), row["theme"]))
    drawn = rows[:DRAWN]
    return Chart(
        slug="theme-shares",
        title="Themes by share of visits",
        note=f"{_drawn_note(drawn, rows)}{bases_note(rates)}",
        summary=most_raised(rows),
        table=ThemeShareTable(rows, slug="theme-shares", title="Themes by share of visits"),
        config=bars("theme", drawn),
    )


def theme_by_year(rates, themes, conditions, *, title="Themes over time: share of visits with an item to improve"):
    """A line a theme: the share of visits with an item to improve on it, by year of publication.

    The first themes are drawn; the table has all.
    """
    years = [year for year in rates.years if rates.base(ITEMS, year=year)]
    rows = [_year_row(rates, theme, year, conditions) for theme in themes for year in years]
    lines = [_line(theme, rows, number) for number, theme in enumerate(themes[:MOST_DRAWN])]
    labels = [str(year) for year in years]
    return Chart(
        slug="theme-years",
        title=title,
        note=f"Share of visits with an item to improve, by the year the report came out. "
        f"{_lines_note(themes)}{bases_note(rates)}",
        summary="; ".join(filter(None, (_first_and_last(theme, rows) for theme in themes))),
        table=RateTable(rows, slug="theme-years", title=title),
        config={"type": "line", "percent": True, "data": {"labels": labels, "datasets": lines}},
    )


def theme_region_map(rates, themes, conditions):
    """A cell a theme and region: the share of the region's visits with an item to improve on the theme."""
    regions = [(slug, Region(slug).label) for slug in rates.places]
    rows = [_map_row(rates, theme, regions, conditions) for theme in themes]
    rows = [row for row in rows if any(row[slug].visits for slug, _ in regions)]
    title = "Themes by region: share of visits with an item to improve"
    return Chart(
        slug="theme-map",
        title=title,
        note=f"Share of each region's visits with an item to improve on the theme. {bases_note(rates)}",
        summary=f"{len(rows)} themes by {len(regions)} regions; the table gives both numbers of each share.",
        table=heat_map_table(rows, regions, slug="theme-map", title=title),
        config=_matrix(rows, regions),
    )


def bases_note(rates):
    """The sentence that says how many visits a rate could count."""
    return BASES.format(items=rates.base(ITEMS), strengths=rates.base(STRENGTHS))


def links(theme, *conditions):
    """The addresses of the findings behind both shares of a theme."""
    about = {"theme": [theme.slug]}
    return {
        "items_url": findings_url(*conditions, about, ITEMS_COUNTED),
        "strengths_url": findings_url(*conditions, about, STRENGTHS_COUNTED),
    }


def shares(rates, theme, **where):
    """Both shares of a theme: with an item to improve, and with a strength."""
    return {"items": rates.share(theme, ITEMS, **where), "strengths": rates.share(theme, STRENGTHS, **where)}


def _share_row(rates, theme, conditions):
    named = {"theme": theme.name, "group": theme.group.name, "theme_url": theme.get_absolute_url()}
    return named | shares(rates, theme) | links(theme, conditions)


def _year_row(rates, theme, year, conditions):
    named = {"theme": theme.name, "year": year}
    return named | shares(rates, theme, year=year) | links(theme, conditions, year_conditions(year, conditions))


def _map_row(rates, theme, regions, conditions):
    urls = {slug: links(theme, conditions, {"region": [slug]})["items_url"] for slug, _ in regions}
    shares = {slug: rates.share(theme, ITEMS, place=slug) for slug, _ in regions}
    return {"theme": theme.name, "urls": urls} | shares


def _drawn_note(drawn, rows):
    if len(drawn) == len(rows):
        return ""
    return f"Drawn: the {len(drawn)} raised most often; the table has all {len(rows)} themes. "


def _lines_note(themes):
    if len(themes) <= MOST_DRAWN:
        return ""
    return f"Drawn: the first {MOST_DRAWN}; the table has all {len(themes)} themes. "


def drawn_point(share, url):
    """A share as a point that is not drawn where it has too few visits."""
    percent, note, link = share_point(share, url)
    return (percent if share.of >= FEWEST else None), note, link


def bars(name, rows):
    """What is drawn as a bar pair a row, which `name` says how to call; shares of too few visits are not drawn."""
    rows = [row for row in rows if row["items"].of or row["strengths"].of]
    measures = [("items", "Item to improve", "needs_improvement"), ("strengths", "Strength", "strength")]
    return {
        "type": "bar",
        "horizontal": True,
        "percent": True,
        "rows": len(rows),
        "data": {
            "labels": [row[name] for row in rows],
            "datasets": [
                dataset(label, tone, (drawn_point(row[measure], row[f"{measure}_url"]) for row in rows))
                for measure, label, tone in measures
                if max((row[measure].of for row in rows), default=0) >= FEWEST
            ],
        },
    }


def _line(theme, rows, number):
    points = [drawn_point(row["items"], row["items_url"]) for row in rows if row["theme"] == theme.name]
    return dataset(theme.name, f"line-{number + 1}", points)


def _matrix(rows, regions):
    cells = [
        {"x": label, "y": row["theme"], "v": point[0], "note": point[1], "link": point[2]}
        for row in rows
        for slug, label in regions
        for point in [drawn_point(row[slug], row["urls"][slug])]
    ]
    return {
        "type": "matrix",
        "percent": True,
        "rows": len(rows),
        "columns": [label for _, label in regions],
        "data": {"labels": [row["theme"] for row in rows], "datasets": [{"label": "Share of visits", "data": cells}]},
    }


def most_raised(rows, key="theme"):
    """A sentence on the row with the highest share of items to improve."""
    best = max(rows, key=lambda row: row["items"].rate or 0, default=None)
    if best is None or not best["items"].visits:
        return "No visit here has a coded item to improve."
    return f"Most often an item to improve: {best[key]}, at {best['items']} visits ({best['items'].percent}%)."


def _first_and_last(theme, rows):
    mine = [row for row in rows if row["theme"] == theme.name and row["items"].of]
    if not mine:
        return ""
    first, last = mine[0], mine[-1]
    return f"{theme.name}: {first['items']} visits in {first['year']}, {last['items']} in {last['year']}"
