"""Choices that are data rather than code: names of authorities, themes, inspectors and the like."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, IntegerField, Value
from django.utils.choices import BaseChoiceIterator

from inspections.models import (
    Authority,
    Framework,
    Grade,
    Inspector,
    JudgementArea,
    Theme,
    ThemeGroup,
    Topic,
    VisitInspector,
)


class Choices(BaseChoiceIterator):
    """(value, label) of each choice of a filter. They never change, so all pages and their forms share them.

    Forms and filters copy themselves for each page; they would copy each label, and look through them again.
    """

    def __init__(self, listed: Iterable[tuple[str, str]] = ()):
        self._listed = tuple(listed)

    def __iter__(self):
        return iter(self._listed)

    def __len__(self):
        return len(self._listed)

    def __deepcopy__(self, memo):
        return self


def _leads():
    led = VisitInspector.objects.filter(role=VisitInspector.Role.LEAD)
    return Inspector.objects.filter(pk__in=led.values("inspector"))


BY_NAME = Value(0, IntegerField())

FOUR_GRADE_SCALE = "four-grade"


def _themes():
    return Theme.objects.listed(), F("group__order") * 1000 + F("order")


SOURCES = {
    "also": _themes,
    "area": lambda: (JudgementArea.objects.all(), F("order")),
    "authority": lambda: (Authority.objects.all(), BY_NAME),
    "framework": lambda: (Framework.objects.all(), F("order")),
    "grade": lambda: (Grade.objects.all(), F("rank")),
    "grade_then": lambda: (Grade.objects.filter(scale=FOUR_GRADE_SCALE), F("rank")),
    "group": lambda: (ThemeGroup.objects.listed(), F("order")),
    "lead": lambda: (_leads(), BY_NAME),
    "near": lambda: (Authority.objects.filter(neighbour_rows__isnull=False).distinct(), BY_NAME),
    "theme": _themes,
    "told": _themes,
    "topic": lambda: (Topic.objects.all(), BY_NAME),
}


def four_grades():
    """(slug, name) of the grades that an authority can have stood at, best first. One query."""
    return list(Grade.objects.filter(scale=FOUR_GRADE_SCALE).values_list("slug", "name"))


def choices_of(*names, day):
    """The (slug, name) choices of each of the named filters as at a day, in the order a page shows them. One query."""
    parts = [_listed(name, *_on(day, *SOURCES[name]())) for name in names]
    rows = parts[0].union(*parts[1:], all=True).order_by()
    choices = defaultdict(list)
    for name, _, label, slug in sorted(rows, key=lambda row: (row[0], row[1], row[2])):
        choices[name].append((slug, label))
    return {name: choices[name] for name in names}


def _on(day, queryset, place):
    """What a filter chooses from, without authorities that had not come into being."""
    return queryset.known_on(day) if queryset.model is Authority else queryset, place


def _listed(name, queryset, place):
    return (
        queryset.order_by().annotate(in_list=Value(name), place=place).values_list("in_list", "place", "name", "slug")
    )
