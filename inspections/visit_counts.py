"""How many visits of each type there were, what focused visits looked at, and how long reports took to come out."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from .models import VisitType
from .statistics import NO_VALUE, Share
from .tally import VisitsAsked
from .tally.codes import NONE


def types_by_year(asked: VisitsAsked):
    """{(visit type, year of publication): visits}. No query."""
    visits, words = asked.tally.visits, asked.tally.codes.words["type"]
    pairs = _counted(visits.type[asked.mask], visits.year[asked.mask])
    return {(words[code], year): n for (code, year), n in pairs.items()}


@dataclass(frozen=True)
class TopicGrades:
    """What focused visits looked at, by the overall grade of the authority when inspectors came.

    `topics` is {slug: name}; `visits` counts focused visits by grade slug (NO_VALUE for none), `looked` those by topic
    slug and grade slug. A visit may look at several topics.
    """

    topics: dict[str, str]
    visits: Counter
    looked: Counter

    def share(self, topic, grade):
        """The focused visits to authorities at a grade that looked at a topic, of all focused visits to such."""
        return Share(self.looked[topic, grade], self.visits[grade])


def topic_grades(asked: VisitsAsked):
    """The TopicGrades of the focused visits among some. No query."""
    visits, codes = asked.tally.visits, asked.tally.codes
    focused = asked.mask & (visits.type == codes.code("type", VisitType.FOCUSED))
    pairs = visits.topics
    chosen = focused[pairs.visit]
    looked = _counted(pairs.code[chosen], visits.grade_then[pairs.visit[chosen]])
    topics = {topic: codes.names["topic"][topic] for topic, _ in looked}
    slugs, grades = codes.words["topic"], [*codes.words["grade"], NO_VALUE]  # NONE is the place of the last
    return TopicGrades(
        {slugs[topic]: name for topic, name in sorted(topics.items(), key=lambda pair: pair[1])},
        Counter({grades[grade]: n for (grade,), n in _counted(visits.grade_then[focused]).items()}),
        Counter({(slugs[topic], grades[grade]): n for (topic, grade), n in looked.items()}),
    )


def delays_by_year(asked: VisitsAsked):
    """Rows of year, share (visits with both dates, of all), median, shortest and longest, the last three in days.

    A delay runs from the last day on site to publication; a year is that of publication. No query.
    """
    visits = asked.tally.visits
    years, last_day = visits.year[asked.mask], visits.last_day[asked.mask]
    delays, known = visits.published[asked.mask] - last_day, last_day != NONE
    return [_row(year, delays[(years == year) & known], int((years == year).sum())) for year in np.unique(years)]


def _row(year, delays, visits):
    row = {"year": int(year), "dated": Share(len(delays), visits)}
    if not len(delays):
        return row | {"median": None, "shortest": None, "longest": None}
    median = float(np.median(delays))
    whole_days = int(median) if median.is_integer() else median
    return row | {"median": whole_days, "shortest": int(delays.min()), "longest": int(delays.max())}


def _counted(*columns):
    """{the values of a place in the columns: in how many places they stand so}."""
    values, counts = np.unique(np.stack(columns).astype(np.int64), axis=1, return_counts=True)
    return dict(zip(map(tuple, values.T.tolist()), counts.tolist(), strict=True))
