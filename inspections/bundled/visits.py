"""Visits with all that belongs to them: from unsaved rows that point to each other into the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from inspections.models import (
    Authority,
    CouncilResponse,
    Finding,
    FindingTheme,
    Framework,
    Grade,
    Judgement,
    JudgementArea,
    ResponseStatement,
    Theme,
    Topic,
    Visit,
    VisitInspector,
    VisitPeriod,
)

from .files import BundledDataError
from .inspectors import Inspectors
from .saving import save_many, save_new

PARTS = {
    VisitPeriod: "visit",
    VisitInspector: "visit",
    Judgement: "visit",
    Finding: "visit",
    FindingTheme: "finding__visit",
    CouncilResponse: "visit",
    ResponseStatement: "response__visit",
}
"""What belongs to a visit, with the way to the visit; parents before their children."""


@dataclass
class BundledVisit:
    """A visit that is not saved yet, its topics, and the rows that belong to it."""

    visit: Visit
    topics: list[Topic] = field(default_factory=list)
    parts: list[Model] = field(default_factory=list)


class Known:
    """The rows that a visit refers to, by the keys used in the files."""

    def __init__(self):
        self.authorities = {authority.dfe_code: authority for authority in Authority.objects.all()}
        self.frameworks = Framework.objects.in_bulk()
        self.areas = JudgementArea.objects.in_bulk()
        self.grades = Grade.objects.in_bulk()
        self.themes = {theme.slug: theme for theme in Theme.objects.all()}
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.inspectors = Inspectors()


def save_visits(visits: Iterable[BundledVisit]):
    """Saves new visits with their parts, and checks that all of them arrived. Returns counts by noun."""
    visits = list(visits)
    for bundled in visits:
        save_new(bundled.visit)
        bundled.visit.topics.add(*bundled.topics)
    parts = {model: [part for bundled in visits for part in bundled.parts if type(part) is model] for model in PARTS}
    for model, rows in parts.items():
        save_many(model, rows)
    _check_arrived([bundled.visit for bundled in visits], parts)
    return {"visits": len(visits), "judgements": len(parts[Judgement]), "findings": len(parts[Finding])}


def _check_arrived(visits, parts):
    for model, rows in parts.items():
        there = model.objects.filter(**{f"{PARTS[model]}__in": visits}).count()
        if there != len(rows):
            name = model._meta.verbose_name_plural
            raise BundledDataError(f"The files hold {len(rows)} {name}, but {there} arrived. Nothing was loaded.")
