"""Outcomes over time, each year as the official release would have counted it."""

import datetime

from inspections.as_at import dated_reverse, in_words
from inspections.official import FOUR_GRADES, Outcomes
from inspections.tables.outcomes import grade_count_table

from .chart import Chart, dataset

FIRST_YEAR = 2018


def outcomes_by_year(day, inspections, authorities, area, grades):
    """A stacked bar for 31 March of each year up to a day: the share of authorities at each grade in an area.

    `area` is its slug and name; `grades` a list of grade slug and name.
    """
    slug, name = area
    ends = [datetime.date(year, 3, 31) for year in range(FIRST_YEAR, day.year + 1)]
    days = [end for end in ends if end < day] + [day]
    rows = [_row(Outcomes.on(each, inspections, authorities), slug) for each in days]
    title = f"Outcomes over time: {name.lower()}"
    stacks = [dataset(label, grade, (_point(row, grade) for row in rows)) for grade, label in grades]
    return Chart(
        slug="years",
        title=title,
        note="Each authority's latest inspection, counted as at 31 March of each year and as at the day asked for.",
        summary=f"Good or outstanding: {rows[0]['good_or_better']} in {days[0].year}, "
        f"{rows[-1]['good_or_better']} as at {rows[-1]['name']}.",
        table=grade_count_table(rows, "As at", grades, slug="years", title=title),
        config={
            "type": "bar",
            "stacked": True,
            "percent": True,
            "data": {"labels": [row["name"] for row in rows], "datasets": stacks},
        },
    )


def _row(outcomes, area):
    counts = outcomes.grades(area)
    urls = {grade: _address(outcomes.as_at, area, grade) for grade in FOUR_GRADES}
    share = outcomes.share(("outstanding", "good"), area)
    named = {"name": in_words(outcomes.as_at), "judged": share.of, "urls": urls}
    return named | {f"at_{grade}": count for grade, count in counts.items()} | {"good_or_better": share.in_words}


def _address(day, area, grade):
    return f"{dated_reverse(day, 'statistics')}?area={area}&grade={grade}#table-standing"


def _point(row, grade):
    count, judged = row[f"at_{grade}"], row["judged"]
    percent = round(100 * count / judged, 1) if judged else None
    return percent, f"{count} of {judged} authorities ({percent}%)", row["urls"][grade] if count else None
