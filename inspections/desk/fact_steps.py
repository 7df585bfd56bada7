"""What a person does to a visit's facts: confirm one as it stands, or correct it."""

from django.db import transaction

from inspections.importing.facts import facts_standing
from inspections.importing.visits import write_facts
from inspections.models import Authority, FactCheck, PublishedBasis, TypeBasis, Visit

from .facts import VisitFacts
from .steps import locked


class StaleFact(Exception):
    """The fact is not what the person saw; `row` is what stands now."""

    def __init__(self, row):
        super().__init__("Somebody else changed this fact.")
        self.row = row


@transaction.atomic
def confirm(visit_id, person, states):
    """Confirm facts as they stand, given as slugs with the states the person saw; raises StaleFact."""
    facts = VisitFacts(locked(visit_id))
    for slug, state in states.items():
        row = facts.row(slug)
        if row.state != state:
            raise StaleFact(row)
        _check(facts.visit, person, row)


@transaction.atomic
def correct(visit_id, person, slug, state, values):
    """Give a fact other values (flat facts) and confirm it; raises StaleFact where it is not what the person saw."""
    visit = locked(visit_id)
    row = VisitFacts(visit).row(slug)
    if row.state != state:
        raise StaleFact(row)
    visit._change_reason = f"Review desk: {row.fact.label.lower()}"
    if slug == "authority":
        visit.authority = Authority.objects.get(name=values["authority",])
        visit.save()
    else:
        _write(visit, row.fact, values)
    if not visit.is_published:
        _name_anew(visit)
    _check(visit, person, VisitFacts(visit).row(slug))


def _write(visit, fact, values):
    standing = facts_standing(visit)
    kept = {key: value for key, value in standing.items() if key[0] not in fact.groups}
    written = {**kept, **{key: value for key, value in values.items() if value is not None}}
    names = [values[key] for key in values if key[0] == "topic"]
    write_facts(visit, standing, {**written, **_known_topics(values)}, {"visit_type": "", "topics": names})
    if fact.slug == "type":
        visit.type_basis = TypeBasis.ENTERED
    elif fact.slug == "published":
        visit.published_basis = PublishedBasis.ENTERED
    visit.save()


def _known_topics(values):
    return {key: True for key in values if key[0] == "topic"}


def _name_anew(visit):
    """The address of a draft follows its facts."""
    Visit.objects.filter(pk=visit.pk).update(slug=f"draft-{visit.pk}")
    visit.slug = ""
    visit.save()


def _check(visit, person, row):
    """Note that a person stands for a fact, which settles what spoke against it."""
    FactCheck.objects.update_or_create(
        visit=visit, fact=row.fact.slug, defaults={"state": row.state, "checked_by": person}
    )
    for problem in row.open_problems:
        problem.is_settled = True
        problem.save(update_fields=["is_settled"])
