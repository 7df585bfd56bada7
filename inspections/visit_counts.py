"""How many visits of each type there were, what focused visits looked at, and how long reports took to come out."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Aggregate, Count, DurationField, F, Max, Min, Q
from django.db.models.functions import ExtractYear

from .models import VisitType
from .statistics import NO_VALUE, Share

SECONDS_A_DAY = 24 * 60 * 60


def types_by_year(visits):
    """{(visit type, year of publication): visits}. One query."""
    rows = visits.order_by().values_list("visit_type", ExtractYear("published_on")).annotate(n=Count("pk"))
    return {(visit_type, year): n for visit_type, year, n in rows}


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


def topic_grades(visits):
    """The TopicGrades of the focused visits among some. Two queries."""
    focused = visits.filter(visit_type=VisitType.FOCUSED).with_grade_then().order_by()
    by_grade = focused.values_list("grade_then").annotate(n=Count("pk"))
    topics = focused.filter(topics__isnull=False).values_list("topics__slug", "topics__name", "grade_then")
    rows = list(topics.annotate(n=Count("pk")))
    return TopicGrades(
        {slug: name for slug, name, *_ in sorted(rows, key=lambda row: row[1])},
        Counter({grade or NO_VALUE: n for grade, n in by_grade}),
        Counter({(slug, grade or NO_VALUE): n for slug, _, grade, n in rows}),
    )


class Median(Aggregate):
    """The middle value; between two, halfway."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def delays_by_year(visits):
    """Rows of year, share (visits with both dates, of all), median, shortest and longest, the last three in days.

    A delay runs from the last day on site to publication; a year is that of publication. One query.
    """
    rows = (
        visits.with_delay()
        .order_by()
        .values(year=ExtractYear("published_on"))
        .annotate(
            all=Count("pk"),
            known=Count("pk", filter=Q(delay__isnull=False)),
            median=Median(F("delay")),
            shortest=Min("delay"),
            longest=Max("delay"),
        )
        .order_by("year")
    )
    lengths = ("median", "shortest", "longest")
    return [
        {"year": row["year"], "dated": Share(row["known"], row["all"])} | {name: _days(row[name]) for name in lengths}
        for row in rows
    ]


def _days(length):
    """Whole days as a whole number; None where there is no length."""
    if length is None:
        return None
    days = length.total_seconds() / SECONDS_A_DAY
    return int(days) if days.is_integer() else round(days, 1)
