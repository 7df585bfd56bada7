"""How much of the record a machine read, what people confirmed of it, and what is still open."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from django.db.models import Count, F, Q
from django.db.models.functions import ExtractYear

from inspections.desk.facts import FACTS
from inspections.importing.problems import TOLD_ONLY
from inspections.models import CodedBy, Document, DocumentProblem, FactCheck, Visit
from inspections.tally import VisitsAsked

FACTS_A_VISIT = len(FACTS)

PUBLIC_WORDS = {
    "authority": "It is unsure which authority the document is about.",
    "layout": "The kind of document was not recognised.",
    "title": "The title could not be read.",
    "addressee": "To whom the letter is addressed could not be read.",
    "period": "The days on site are unread or contradictory.",
    "running_header": "The dates at the head of the pages are not those of the visit.",
    "published": "The publication date is unread or contradictory.",
    "topic": "The topic of the visit could not be read.",
    "inspector": "Who inspected could not be read.",
    "lead": "Who led the inspection could not be read.",
    "two_lead": "The document names two lead inspectors.",
    "judgement": "A judgement could not be read.",
    "unknown_judgement": "A judgement is about an area that is not known.",
    "grade": "Two places in the document give different grades.",
    "paragraph": "The numbers of the paragraphs have gaps, repeat, or are missing.",
    "improvements": "The items to improve could not be found.",
    "headings": "The headings of the document could not be read.",
    "differs_from_record": "The document says something else than the record.",
    "kept_persons_edit": "A later reading of the document says something else than a person entered.",
}
"""What the public is told of a problem, by how its code begins. The full message may quote what is still a draft."""

OTHER_WORDS = "Something in the document was not understood."


@dataclass(frozen=True)
class Family:
    """The visits of one framework published in one year."""

    framework: str
    """The slug of the framework."""
    year: int


def open_problems(visits):
    """What is unread or contradicted in the documents of these visits, and waits for a person's decision."""
    return DocumentProblem.objects.filter(document__visit__in=visits, is_settled=False).exclude(code__in=TOLD_ONLY)


def public_words(code):
    """A problem in words for everybody, by its code."""
    known = [beginning for beginning in PUBLIC_WORDS if code.startswith(beginning)]
    return PUBLIC_WORDS[max(known, key=len)] if known else OTHER_WORDS


def families(visits, asked):
    """{Family: {what is counted: number}} for these visits, which a tally has too. Four queries."""
    counts = defaultdict(lambda: defaultdict(int))
    second_hand = Count("pk", filter=Q(facts_from=Visit.FactsFrom.SECOND_HAND))
    parts = [
        _counted(visits, "", visits=Count("pk"), second_hand=second_hand),
        _counted(Document.objects.filter(visit__in=visits), "visit__", documents=Count("pk")),
        _counted(FactCheck.objects.filter(visit__in=visits), "visit__", confirmed=Count("pk")),
        _findings(asked),
        _counted(open_problems(visits), "document__visit__", problems=Count("pk")),
    ]
    for rows in parts:
        for row in rows:
            counts[Family(row.pop("framework_slug"), row.pop("year"))].update(row)
    return counts


def _findings(asked: VisitsAsked):
    """Findings by framework and year, all and by who assessed them, as rows."""
    visits, codes, findings = asked.tally.visits, asked.tally.codes, asked.tally.findings
    pairs = np.stack([visits.framework[asked.mask], visits.year[asked.mask]])
    places, family = np.unique(pairs, axis=1, return_inverse=True)
    by = {"reviewed": CodedBy.PERSON, "suggested": CodedBy.MACHINE}
    weights = {name: _assessed_by(findings, codes.code("coded", value), len(visits)) for name, value in by.items()}
    weights["findings"] = asked.tally.findings_of_visit
    counts = {name: np.bincount(family.ravel(), weight[asked.mask]) for name, weight in weights.items()}
    for number, (framework, year) in enumerate(places.T.tolist()):
        of_family = {name: int(count[number]) for name, count in counts.items()}
        yield {"framework_slug": codes.words["framework"][framework], "year": year} | of_family


def _assessed_by(findings, coded, number):
    return np.bincount(findings.visit[findings.coded == coded], minlength=number)


def _counted(rows, prefix, **numbers):
    """The numbers by framework and year of publication of the visits to which the prefix leads."""
    place = {"framework_slug": F(f"{prefix}framework"), "year": ExtractYear(f"{prefix}published_on")}
    return rows.order_by().values(**place).annotate(**numbers)
