"""Visits as lists show them, where a tally has picked them: it knows what the database would look for once a row."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import numpy as np

from .models import Visit
from .tally import Tally
from .tally.codes import NONE, Words
from .tally.columns import Pairs


def visits_by_key(tally: Tally, keys: Iterable[int]) -> dict[int, Visit]:
    """The public visits with these keys, with all of what `for_list` gives them that a row shows. One query."""
    found = Visit.objects.select_related("authority", "framework").in_bulk(list(keys))
    places = np.flatnonzero(np.isin(tally.visits.pk, list(found)))
    leads = _joined(tally.visits.leads, places, tally.codes.names["lead"])
    topics = _joined(tally.visits.topics, places, tally.codes.names["topic"])
    for key, place in zip(tally.visits.pk[places].tolist(), places.tolist(), strict=True):
        found[key].lead_names, found[key].topic_names = leads[place], topics[place]
        _add_facts(tally, found[key], place)
    return found


def _add_facts(tally, visit, place):
    columns, grades = tally.visits, (*tally.codes.names["grade"], None)  # NONE is the place of the last
    visit.first_day, visit.last_day = _day(columns.first_day[place]), _day(columns.last_day[place])
    visit.delay = visit.last_day and visit.published_on - visit.last_day
    visit.grade_then, visit.overall_grade = grades[columns.grade_then[place]], grades[columns.overall_grade[place]]
    visit.finding_count = int(tally.findings_of_visit[place])


def _day(number):
    return None if number == NONE else date.fromordinal(int(number))


def _joined(pairs: Pairs, places: np.ndarray, names: Words) -> dict[int, str]:
    """The names of what each of some visits has, joined by semicolons; empty where there is nothing."""
    chosen = np.isin(pairs.visit, places)
    listed = defaultdict(list)
    for place, code in zip(pairs.visit[chosen].tolist(), pairs.code[chosen].tolist(), strict=True):
        listed[place].append(names[code])
    return {place: "; ".join(listed[place]) for place in places.tolist()}
