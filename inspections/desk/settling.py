"""What two coders agree on, and what a disagreement is settled to, becomes the finding's coding as a person's."""

from django.db import transaction
from django.utils import timezone

from inspections.codebook.addresses import successors
from inspections.models import CodedBy, Finding, Settlement, TwiceCoded, Verb

from .coding import name_of
from .snapshots import state_of, write_themes
from .steps import Refused, step


def take_as_agreed(row, person, coding):
    """Code the finding as both coders did, unless a person had coded it before or its words are others now."""
    finding = Finding.objects.get(pk=row.finding_id)
    if not _is_by_person(finding) and finding.passage == row.passage:
        _write(finding, person, coding, "two coders agreed")


@transaction.atomic
def settle(key, person, *, choice, third=None, note="", together=False):
    """Settle a disagreement and code the finding accordingly; returns the settlement. Raises Refused.

    `third` is a Coding where neither of the two was chosen. An earlier settlement stays on record.
    """
    row = TwiceCoded.objects.disagreed().select_for_update(of=["self"]).get(pk=key)
    codings = list(row.codings.select_related("coder"))
    is_coder = person.pk in {coding.coder.person_id for coding in codings}
    if is_coder and not together:
        raise Refused("You are one of the two coders: settle it together and say so, or leave it to a third person.")
    given = {Settlement.Choice.FIRST: codings[0].coding, Settlement.Choice.SECOND: codings[1].coding}
    coding = given.get(choice, third)
    values = {"assessment": coding.assessment, "themes": list(coding.themes), "note": note, "together": together}
    settlement = Settlement.objects.create(twice_coded=row, choice=choice, settled_by=person, **values)
    _write(Finding.objects.get(pk=row.finding_id), person, coding, "disagreement settled")
    return settlement


def _write(finding, person, coding, words):
    """The coding as reviewed by a person, in a step of the review desk. Merged themes give way to what they became."""
    with step(finding.visit_id, person, Verb.CODE) as this:
        finding = this.take(finding.pk, state_of(finding))
        finding.assessment, finding.assessment_by = coding.assessment, CodedBy.PERSON
        finding.assessment_score = None
        finding.reviewed_by, finding.reviewed_at = person, timezone.now()
        finding.save()
        write_themes(finding, [_by_person(key) for key in _present(coding.themes)])
        this.words = f"{name_of(finding)}: {words}"


def _is_by_person(finding):
    by = {finding.assessment_by, *finding.theme_rows.values_list("assigned_by", flat=True)}
    return by == {CodedBy.PERSON}


def _by_person(key):
    return {"theme_id": key, "assigned_by": CodedBy.PERSON, "score": None, "evidence": []}


def _present(keys):
    """The keys as the codebook has them now, each once, in order."""
    merged = successors()
    return list(dict.fromkeys(merged.get(key, key) for key in keys))
