"""Who is praised for a theme and who must improve it, and the examples of it that are the strongest."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Value,
    When,
    Window,
    prefetch_related_objects,
)
from django.db.models.functions import RowNumber

from .models import ITEM_KINDS, Assessment, CodedBy, Finding, FindingTheme, Judgement, Section, Visit

GOOD_OR_BETTER = ("outstanding", "good")

AREAS = {
    Section.HELP_AND_PROTECTION: ["help_and_protection"],
    Section.IN_CARE: ["in_care", "looked_after_and_permanence"],
    Section.IN_CARE_AND_LEAVERS: ["in_care_and_care_leavers"],
    Section.CARE_LEAVERS: ["care_leavers"],
    Section.ADOPTION: ["adoption"],
    Section.LEADERS: ["leaders", "leadership_management_governance"],
    Section.LSCB: ["lscb"],
}
"""The areas of judgement that a section is about; every other section counts as overall effectiveness."""


@dataclass(frozen=True)
class Examples:
    """Findings on a theme, one an authority, the latest first."""

    strongest: list[Finding]
    told: list[Finding]


def examples(findings, theme, number):
    """So many of the strongest strengths on a theme and of the latest items to improve. Two queries.

    The strongest are those whose first theme this is, from inspections that graded the area of their section good or
    outstanding (overall, where the section has no area of its own). Persons assigned theme and assessment. Of each
    authority there is one, the first of its latest report.
    """
    first = Q(pk__in=_rows(theme, rank=1).values("finding"))
    praised = When(first & _was_graded_well(), assessment=Assessment.STRENGTH, then=Value("strongest"))
    role = Case(praised, When(kind__in=ITEM_KINDS, then=Value("told")))
    newest = [F("visit__published_on").desc(), F("visit_id").asc(), F("order").asc(), F("pk").asc()]
    place = Window(RowNumber(), partition_by=[role, F("visit__authority")], order_by=newest)
    found = list(
        reviewed_on(findings, theme)
        .annotate(role=role, place=place)
        .filter(role__isnull=False, place=1)
        .order_by("-visit__published_on", "pk")
    )
    strongest, told = (
        [finding for finding in found if finding.role == name][:number] for name in ("strongest", "told")
    )
    visits = Visit.objects.with_grade_then("grade__name").select_related("authority")
    prefetch_related_objects([*strongest, *told], Prefetch("visit", visits))
    return Examples(strongest, told)


def reviewed_on(findings, theme):
    """The findings that a person assessed and put under a theme."""
    return findings.filter(assessment_by=CodedBy.PERSON, pk__in=_rows(theme).values("finding"))


def _rows(theme, **conditions):
    return FindingTheme.objects.filter(theme=theme, assigned_by=CodedBy.PERSON, **conditions)


def by_authority(findings, theme):
    """Rows of each authority with findings on a theme: strengths, items to improve, and when the latest came out."""
    return (
        reviewed_on(findings, theme)
        .order_by()
        .values("visit__authority__name", "visit__authority__slug", "visit__authority__region")
        .annotate(
            strengths=Count("pk", filter=Q(assessment=Assessment.STRENGTH)),
            items=Count("pk", filter=Q(kind__in=ITEM_KINDS)),
            latest=Max("visit__published_on"),
        )
        .filter(Q(strengths__gt=0) | Q(items__gt=0))
        .order_by("-latest", "visit__authority__name")
    )


def _was_graded_well():
    judged = Judgement.objects.filter(visit=OuterRef("visit"), grade__in=GOOD_OR_BETTER)
    overall = ~Q(section__in=list(AREAS)) & Exists(judged.filter(area="overall"))
    of_section = (Q(section=section) & Exists(judged.filter(area__in=areas)) for section, areas in AREAS.items())
    return reduce(or_, of_section, overall)
