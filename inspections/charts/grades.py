"""Charts of grades."""

from inspections.links import visits_url, year_conditions
from inspections.rates import grades_by_year
from inspections.tables import grade_year_table

from .chart import Chart, dataset


def grade_years(asked, area, grades, conditions):
    """A stacked bar a year of publication: the share of that year's judgements in an area at each grade.

    `asked` is a `tally.VisitsAsked`, `area` its slug and name.
    """
    slug, name = area
    counts = grades_by_year(asked, slug)
    grades = [grade for grade in grades if any(grade.slug in year for year in counts.values())]
    rows = [_row(year, counts[year], grades, slug, conditions) for year in counts]
    title = f"Grades over time: {name.lower()}"
    return Chart(
        slug="grades",
        title=title,
        note="Judgements in this area at the visits shown, by the year the report came out.",
        summary=_latest(rows, grades),
        table=grade_year_table(rows, [(grade.slug, grade.name) for grade in grades], slug="grades", title=title),
        config={
            "type": "bar",
            "stacked": True,
            "percent": True,
            "data": {"labels": [str(row["year"]) for row in rows], "datasets": _stacks(rows, grades)},
        },
    )


def _row(year, counts, grades, area, conditions):
    urls = {
        grade.slug: visits_url(conditions, year_conditions(year, conditions), {"area": [area], "grade": [grade.slug]})
        for grade in grades
    }
    by_grade = {grade.slug: counts.get(grade.slug, 0) for grade in grades}
    return {"year": year, "judged": sum(by_grade.values()), "urls": urls} | by_grade


def _stacks(rows, grades):
    return [dataset(grade.name, grade.slug, (_point(row, grade) for row in rows)) for grade in grades]


def _point(row, grade):
    count, judged = row[grade.slug], row["judged"]
    percent = round(100 * count / judged, 1) if judged else None
    return percent, f"{count} of {judged} visits ({percent}%)", row["urls"][grade.slug] if count else None


def _latest(rows, grades):
    if not rows:
        return "No visit here was judged in this area."
    last = rows[-1]
    parts = ", ".join(f"{last[grade.slug]} {grade.name.lower()}" for grade in grades if last[grade.slug])
    return f"In {last['year']}: {parts}, of {last['judged']} visits judged."
