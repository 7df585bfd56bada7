"""Charts of visits: their types by year, what focused visits looked at, and how long reports took to come out."""

from inspections.filters.visits import NO_GRADE_THEN
from inspections.links import visits_url, year_conditions
from inspections.models import VisitType
from inspections.statistics import NO_VALUE, Share
from inspections.tables.visit_counts import DelayTable, topic_table, type_table

from .chart import Chart, dataset
from .themes import drawn_point

TYPES_NOTE = "Visits of each type as a share of all visits whose reports came out in the year, among the visits shown."
TOPICS_NOTE = (
    "Of the focused visits to authorities at each overall grade, the share that looked at a topic. The grade is that "
    "of the last report out by the first day on site. A visit may look at several topics, so shares may add up to more "
    "than all. Fewer than five visits are not drawn as a share."
)
DELAYS_NOTE = (
    "Days from the last day on site to the publication of the report, by the year of publication: the median and the "
    "two ends. Only visits with both dates known are counted; the table says how many of all."
)


def visits_by_type(counts, conditions):
    """A cell a type of visit and year. `counts` are those of `visit_counts.types_by_year`."""
    years = sorted({year for _, year in counts})
    totals = {year: sum(n for (_, at), n in counts.items() if at == year) for year in years}
    rows = [
        {"name": label, "urls": {f"year_{year}": _visits(conditions, year, {"type": [value]}) for year in years}}
        | {f"year_{year}": Share(counts.get((value, year), 0), totals[year]) for year in years}
        for value, label in VisitType.choices
        if any((value, year) in counts for year in years)
    ]
    columns = [(f"year_{year}", str(year)) for year in years]
    title = "Visits by type and year"
    return Chart(
        slug="types",
        title=title,
        note=TYPES_NOTE,
        summary=f"{sum(totals.values()):,} visits of {len(rows)} types in {len(years)} years.",
        table=type_table(rows, columns, slug="types", title=title),
        config=_matrix(rows, columns, "Share of visits"),
    )


def topics_by_grade(found, grades, conditions):
    """A cell a topic and grade at the time. `found` is a `visit_counts.TopicGrades`, `grades` are slugs and names."""
    columns = [(slug, name) for slug, name in [*grades, (NO_VALUE, NO_GRADE_THEN)] if found.visits[slug]]
    rows = [
        {"name": name, "urls": {slug: _focused(conditions, topic, slug) for slug, _ in columns}}
        | {slug: found.share(topic, slug) for slug, _ in columns}
        for topic, name in found.topics.items()
        if topic in (conditions.getlist("topic") or [topic])
    ]
    title = "What focused visits looked at, by overall grade at the time"
    return Chart(
        slug="topics",
        title=title,
        note=TOPICS_NOTE,
        summary=f"{found.visits.total():,} focused visits, {len(rows)} topics.",
        table=topic_table(rows, columns, slug="topics", title=title),
        config=_matrix(rows, columns, "Share of focused visits"),
    )


def publication_delays(delays, conditions):
    """Lines of the median, shortest and longest delay a year. `delays` are those of `visit_counts.delays_by_year`."""
    longest_first = {"columns": ["delay"], "sort": ["-delay"]}
    rows = [row | {"url": _visits(conditions, row["year"], longest_first)} for row in delays]
    lines = [("median", "Median"), ("shortest", "Shortest"), ("longest", "Longest")]
    title = "Days from the last day on site to publication"
    return Chart(
        slug="delays",
        title=title,
        note=DELAYS_NOTE,
        summary=_latest_delay(rows),
        table=DelayTable(rows, slug="delays", title=title),
        config={
            "type": "line",
            "data": {
                "labels": [str(row["year"]) for row in rows],
                "datasets": [
                    dataset(label, f"line-{number}", [_delay_point(row, name) for row in rows])
                    for number, (name, label) in enumerate(lines, start=1)
                ],
            },
        },
    )


def _visits(conditions, year, *more):
    return visits_url(conditions, *more, year_conditions(year, conditions))


def _focused(conditions, topic, grade):
    return visits_url(conditions, {"type": [VisitType.FOCUSED], "topic": [topic], "grade_then": [grade]})


def _matrix(rows, columns, label):
    cells = [_cell(row, slug, name) for row in rows for slug, name in columns]
    cells = cells if any(cell["v"] is not None for cell in cells) else []
    return {
        "type": "matrix",
        "percent": True,
        "rows": len(rows),
        "columns": [name for _, name in columns],
        "data": {"labels": [row["name"] for row in rows], "datasets": [{"label": label, "data": cells}]},
    }


def _cell(row, slug, name):
    percent, note, link = drawn_point(row[slug], row["urls"][slug])
    return {"x": name, "y": row["name"], "v": percent, "note": note, "link": link}


def _delay_point(row, name):
    days = row[name]
    note = "not known" if days is None else f"{days} days; both dates known of {row['dated']} visits"
    return days, note, None if days is None else row["url"]


def _latest_delay(rows):
    known = [row for row in rows if row["median"] is not None]
    if not known:
        return "No visit here has both dates."
    last = known[-1]
    return f"In {last['year']}: median {last['median']} days, {last['shortest']} to {last['longest']}."
