"""Visits with all that belongs to them: from unsaved rows that point to each other into the database."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from inspections.codebook.addresses import entries_by_slug
from inspections.importing.matching import family_of
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
    Topic,
    Visit,
    VisitInspector,
    VisitPeriod,
)

from .files import BundledDataError
from .inspectors import Inspectors
from .saving import REASON, save_many, save_new

logger = logging.getLogger(__name__)

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
        self.themes = entries_by_slug()
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.inspectors = Inspectors()


def save_visits(visits: Iterable[BundledVisit]):
    """Saves new visits with their parts, and checks that all of them arrived. Returns counts by noun.

    A visit that came from its report before stays as it is, and counts as loaded from then on.
    """
    visits = without_those_there(visits)
    for bundled in visits:
        save_new(bundled.visit)
        bundled.visit.topics.add(*bundled.topics)
    parts = {model: [part for bundled in visits for part in bundled.parts if type(part) is model] for model in PARTS}
    for model, rows in parts.items():
        save_many(model, rows)
    _check_arrived([bundled.visit for bundled in visits], parts)
    return {"visits": len(visits), "judgements": len(parts[Judgement]), "findings": len(parts[Finding])}


def without_those_there(visits: Iterable[BundledVisit]) -> list[BundledVisit]:
    """The visits that the product does not have yet; one it has from elsewhere takes over the key of the bundled one.

    It is the one that an import would find for its report: of one family, with overlapping days or published together.
    """
    others = list(Visit.objects.filter(source_key=None).prefetch_related("periods"))
    new = []
    for bundled in visits:
        there = next((visit for visit in others if _is_same(visit, bundled)), None)
        if there is None:
            new.append(bundled)
        else:
            there.source_key, there._change_reason = bundled.visit.source_key, REASON
            there.save()
            others.remove(there)
            logger.info("%s was there before the bundled data, and was left as it is.", there)
    return new


def _is_same(there: Visit, bundled: BundledVisit) -> bool:
    if there.authority_id != bundled.visit.authority.pk:
        return False
    if there.visit_type not in family_of(bundled.visit.visit_type):
        return False
    if there.published_on and there.published_on == bundled.visit.published_on:
        return True
    days = [(period.start, period.end) for period in there.periods.all()]
    new = [(part.start, part.end) for part in bundled.parts if isinstance(part, VisitPeriod)]
    return any(start <= last and end >= first for start, end in days for first, last in new)


def _check_arrived(visits, parts):
    for model, rows in parts.items():
        there = model.objects.filter(**{f"{PARTS[model]}__in": visits}).count()
        if there != len(rows):
            name = model._meta.verbose_name_plural
            raise BundledDataError(f"The files hold {len(rows)} {name}, but {there} arrived. Nothing was loaded.")
