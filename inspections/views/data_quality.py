"""What was read by machine, what people confirmed, what is open, and how far codings agree."""

from functools import partial

from inspections.agreeing import Codings, agreement_rows
from inspections.links import findings_url, visits_url, year_conditions
from inspections.models import CodedBy, Finding, Framework, Suggestion, Theme, TwiceCoded, Visit
from inspections.quality import FACTS_A_VISIT, families, open_problems
from inspections.tables.agreement import COEFFICIENTS_NOTE, AgreementTable
from inspections.tables.quality import OpenProblemTable, QualityTable
from inspections.tally import VisitsAsked, tally_for
from inspections.tally.keeping import kept_for

from .page import page


def data_quality(request):
    visits = Visit.objects.published(request.as_at)
    problems = open_problems(visits).select_related("document__visit__authority")
    tally = tally_for(request)
    rows = quality_rows(visits, VisitsAsked.published(tally, request.as_at))
    compared = kept_for(request, ("agreement", request.as_at), partial(agreement, request.as_at))
    themes = list(Theme.objects.all())
    agreements = {slug: (_table(slug, found, themes), found) for slug, found in compared.items()}
    return page(
        request,
        "data_quality.html",
        subject="data-quality",
        title="Data quality",
        tables=[
            QualityTable(rows, empty_text="No visit has been published yet."),
            OpenProblemTable(problems.order_by("-document__visit__published_on", "pk"), empty_text="None is open."),
            *(table for table, _ in agreements.values()),
        ],
        totals={name: sum(row[name] for row in rows) for name in TOTALS},
        agreements=agreements,
        coefficients=COEFFICIENTS_NOTE,
    )


TOTALS = ("visits", "documents", "confirmed", "facts", "second_hand", "reviewed", "suggested", "findings", "problems")


def quality_rows(visits, asked):
    """A row for each framework and year of publication, the latest first."""
    frameworks = {framework.slug: framework for framework in Framework.objects.all()}
    counts = families(visits, asked)
    in_order = sorted(counts, key=lambda family: (-family.year, frameworks[family.framework].order))
    return [_quality_row(family, frameworks[family.framework], counts[family]) for family in in_order]


def _quality_row(family, framework, numbers):
    asked = {"framework": framework.slug, **year_conditions(family.year)}
    return {name: numbers[name] for name in TOTALS} | {
        "framework": framework.name,
        "year": family.year,
        "facts": numbers["visits"] * FACTS_A_VISIT,
        "visits_url": visits_url(asked),
        "findings_url": findings_url(asked),
        "reviewed_url": findings_url(asked, {"coded": CodedBy.PERSON}),
        "suggested_url": findings_url(asked, {"coded": CodedBy.MACHINE}),
    }


AGREEMENTS = {
    "people": "People against people, blind",
    "machine": "Machine against the person who reviewed it",
    "unseen": "Machine against people who did not see it",
}


def agreement(as_at):
    """{slug: Compared} of people against people and against the machine, on published findings."""
    published = Finding.objects.published(as_at)
    twice_coded, codings = TwiceCoded.objects.filter(finding__in=published), Codings()
    found = {
        "people": codings.people(twice_coded),
        "machine": codings.machine(Suggestion.objects.filter(finding__in=published)),
        "unseen": codings.machine_unseen(twice_coded),
    }
    return {slug: compared.in_figures() for slug, compared in found.items()}


def _table(slug, compared, themes):
    rows = agreement_rows(compared.comparison, themes)
    return AgreementTable(rows, slug=f"{slug}-agreement", title=AGREEMENTS[slug])
