"""Opening findings for two people to code blind to each other, and who the two are."""

from django.contrib.auth import get_user_model
from django.db import transaction

from inspections.models import CODERS, Coder, DoubleCoding, Suggestion, TwiceCoded
from inspections.rights import CODE, NAME_CODERS

from .steps import Refused, locked


def possible_coders():
    """People who may code, by name."""
    return (
        get_user_model()
        .objects.with_perm(CODE, backend="django.contrib.auth.backends.ModelBackend")
        .order_by("username")
    )


def findings_left(visit):
    """A visit's findings that nobody has coded blind yet."""
    return visit.findings.filter(twice_coded=None)


@transaction.atomic
def open_double_coding(visit_id, opened_by, coders, *, sample=None, shows_suggestions=False):
    """Give a visit's findings, or a random sample of so many, to at most two people; returns the double coding.

    Raises Refused where a rule stands against it.
    """
    visit = locked(visit_id)
    _check_coders(opened_by, coders)
    chosen = _chosen(visit, sample)
    if not chosen:
        raise Refused("All findings of this visit have been given to coders already.")
    values = {"opened_by": opened_by, "shows_suggestions": shows_suggestions}
    double_coding = DoubleCoding.objects.create(visit=visit, **values)
    for number, person in enumerate(coders, start=1):
        Coder.objects.create(double_coding=double_coding, person=person, number=number)
    shown = Suggestion.objects.filter(finding__in=chosen if shows_suggestions else [])
    suggested = {suggestion.finding_id: suggestion for suggestion in shown}
    TwiceCoded.objects.bulk_create(
        _twice_coded(double_coding, place, row, suggested.get(row.pk)) for place, row in enumerate(chosen, start=1)
    )
    return double_coding


@transaction.atomic
def join(double_coding_id, person):
    """Take the place that is free; raises Refused where there is none."""
    double_coding = DoubleCoding.objects.select_for_update().get(pk=double_coding_id)
    coders = list(double_coding.coders.all())
    if any(coder.person_id == person.pk for coder in coders):
        raise Refused("You are one of the coders already.")
    if len(coders) >= CODERS:
        raise Refused("Two people code these findings already.")
    return Coder.objects.create(double_coding=double_coding, person=person, number=len(coders) + 1)


@transaction.atomic
def close(double_coding_id):
    """End a double coding: findings that both have coded stay, the others are taken out of it. True if none is left."""
    double_coding = DoubleCoding.objects.select_for_update().get(pk=double_coding_id)
    double_coding.findings.filter(compared_at=None).delete()
    if double_coding.findings.exists():
        return False
    double_coding.delete()
    return True


def may_close(double_coding, person):
    """Whoever opened it, and people who name coders."""
    return person.pk == double_coding.opened_by_id or person.has_perm(NAME_CODERS)


def _check_coders(opened_by, coders):
    others = [person for person in coders if person != opened_by]
    if others and not opened_by.has_perm(NAME_CODERS):
        raise Refused("You may start with yourself as a coder; an editor can name others.")
    if len(coders) != len(set(coders)):
        raise Refused("Name two different people.")


def _chosen(visit, sample):
    drawn = findings_left(visit).order_by("?")[:sample]
    return sorted(drawn, key=lambda finding: (finding.order, finding.pk))


def _twice_coded(double_coding, place, finding, suggestion):
    shown = {}
    if suggestion:
        shown = {"suggested_assessment": suggestion.assessment, "suggested_themes": suggestion.themes}
    return TwiceCoded(double_coding=double_coding, finding=finding, place=place, passage=finding.passage, **shown)
