"""Which of a theme's terms stand in its findings, year by year."""

from functools import lru_cache
from urllib.parse import urlencode

from inspections.links import REVIEWED, findings_url, year_conditions
from inspections.tables.themes import WordingTable, wording_table
from inspections.wording import AT_MOST, INSPECTORS, OURS

from .chart import Chart
from .themes import FEWEST

SLUGS = {INSPECTORS: "wording", OURS: "wording-of-summaries"}
TITLES = {INSPECTORS: "Inspectors’ wording over time", OURS: "Wording of our summaries over time"}
NOTE = (
    "Share of each year’s findings on the theme that use a term of the codebook. {whose} Counted are findings whose "
    "assessment and theme a person assigned, by the year the report came out; a finding may use several terms, and * "
    "stands for any ending. Fewer than five findings are not drawn as a share."
)
WHOSE = {
    INSPECTORS: "Only findings with the inspectors’ own text are looked at.",
    OURS: "These findings have our summary and not the inspectors’ text: the words are ours, and say little of theirs.",
}
SAMPLE = f" Of years with more than {AT_MOST} such findings, {AT_MOST} picked by chance are looked at."


def wording_by_year(wording, theme):
    """A cell a term and year: the share of the year's findings on a theme that use the term (`wording.Wording`)."""
    rows = [_row(wording, theme, term) for term in wording.uses]
    rows.sort(key=lambda row: -row["findings"])
    used = [row for row in rows if row["findings"]]
    title, slug = f"{theme.name}: {TITLES[wording.whose].lower()}", SLUGS[wording.whose]
    return Chart(
        slug=slug,
        title=title,
        note=NOTE.format(whose=WHOSE[wording.whose]) + (SAMPLE if wording.is_sample else ""),
        summary=_summary(rows, wording),
        table=wording_table(rows, wording.years, slug=slug, title=title) if wording.years else WordingTable([]),
        config={
            "type": "matrix",
            "percent": True,
            "rows": len(used),
            "columns": [str(year) for year in wording.years],
            "data": {
                "labels": [row["term"] for row in used],
                "datasets": [{"label": "Share of findings", "data": _cells(used, wording)}],
            },
        },
    )


def _row(wording, theme, term):
    shares = {f"year_{year}": wording.share(term, year) for year in wording.years}
    every = findings_url({"theme": [theme.slug], "term": [term], "words": [wording.whose]}, REVIEWED)
    urls = {f"year_{year}": f"{every}&{_in(year)}" for year in wording.years}
    return {"term": term, "findings": sum(share.visits for share in shares.values()), "urls": urls} | shares


@lru_cache
def _in(year):
    return urlencode(year_conditions(year))


def _cells(rows, wording):
    cells = [_cell(row, year, row[f"year_{year}"]) for row in rows for year in wording.years]
    return cells if any(cell["v"] is not None for cell in cells) else []


def _cell(row, year, share):
    percent = share.percent
    note = f"{share} findings ({percent}%)"
    link = row["urls"][f"year_{year}"] if share.visits else None
    return {"x": str(year), "y": row["term"], "v": percent if share.of >= FEWEST else None, "note": note, "link": link}


def _summary(rows, wording):
    total = sum(wording.totals.values())
    if not rows or not rows[0]["findings"]:
        return f"None of {total:,} findings uses a term of the theme."
    return f"Used most: “{rows[0]['term']}”, in {rows[0]['findings']:,} of {total:,} findings."
