"""The sample: visits since 2013 with their judgements, and findings summarised in our own words, from three CSV files.

inspections/data/README.md says what the columns mean and how the sample was made.
"""

from collections import defaultdict

from django.utils.text import capfirst

from inspections.models import Coverage, Judgement, PublishedBasis, Visit, VisitInspector, VisitPeriod

from .files import by_key, checked, find, read_csv
from .findings import finding_with_themes
from .saving import ever_there
from .visits import BundledVisit, Known

PUBLISHED_BASES = {
    "printed": PublishedBasis.PRINTED,
    "as filed by the publisher": PublishedBasis.FILED,
    "second-hand list": PublishedBasis.SECOND_HAND,
}
KIND_ORDER = ["improvement", "paragraph"]
LEAD, TEAM = VisitInspector.Role.LEAD, VisitInspector.Role.TEAM


def sample_visits():
    """The visits of the sample that were never loaded, ready to be saved."""
    rows = by_key(read_csv("sample/visits.csv"), "visit")
    new = rows.keys() - ever_there(Visit, "source_key")
    if not new:
        return []
    known = Known()
    judgements = _by_visit("sample/judgements.csv", rows, "visit", "area")
    findings = _by_visit("sample/findings.csv", rows, "visit", "kind", "reference")
    return [_bundled(row, judgements[key], findings[key], known) for key, row in rows.items() if key in new]


def _by_visit(name, visits, *key):
    """The rows of a file by visit; refuses a row of a visit that is not in the sample."""
    grouped = defaultdict(list)
    for row in by_key(read_csv(name), *key).values():
        find(row, visits, row["visit"], "visit")
        grouped[row["visit"]].append(row)
    return grouped


def _bundled(row, judgements, findings, known):
    visit = checked(row, _visit(row, known, Coverage.ITEMS if findings else Coverage.NOTHING))
    parts = [*_periods(row, visit), *_inspectors(row, visit, known)]
    parts += [_judgement(judgement, visit, known) for judgement in judgements]
    for order, finding in enumerate(sorted(findings, key=_report_order), start=1):
        parts += finding_with_themes(finding, visit, order, finding.parts("themes"), known)
    return BundledVisit(visit, parts=parts)


def _visit(row, known, coverage):
    is_from_report = row["read_from"] == "report"
    return Visit(
        source_key=row["visit"],
        authority=find(row, known.authorities, row["dfe_code"], "authority with the DfE code"),
        framework=find(row, known.frameworks, row["framework"].lower(), "framework"),
        visit_type=row["visit_type"],
        type_basis=row["visit_type_basis"],
        published_on=row["published_on"],
        published_basis=find(row, PUBLISHED_BASES, row["published_basis"], "ground for a publication date"),
        status=Visit.Status.PUBLISHED,
        coverage=coverage,
        facts_from=Visit.FactsFrom.REPORT if is_from_report else Visit.FactsFrom.SECOND_HAND,
        facts_note="" if is_from_report else capfirst(row["read_from"]),
        source_url=row["report_url"],
    )


def _periods(row, visit):
    periods = [period.partition("/") for period in row.parts("periods")]
    return [checked(row, VisitPeriod(visit=visit, start=start, end=end)) for start, _, end in periods]


def _inspectors(row, visit, known):
    leads, titles, team = (row.parts(c) for c in ("lead_inspector", "lead_inspector_title", "team_inspectors"))
    if len(titles) > len(leads):
        raise row.wrong("there are more titles than lead inspectors")
    titles += [""] * (len(leads) - len(titles))
    named = [(name, LEAD, title) for name, title in zip(leads, titles, strict=True)]
    named += [(name, TEAM, "") for name in team]
    return [
        VisitInspector(visit=visit, inspector=known.inspectors.named(row, name), role=role, title=title, order=order)
        for order, (name, role, title) in enumerate(named, start=1)
    ]


def _judgement(row, visit, known):
    grade = find(row, known.grades, row["grade"], "grade") if row["grade"] else None
    area = find(row, known.areas, row["area"], "judgement area")
    return checked(row, Judgement(visit=visit, area=area, grade=grade, no_grade_reason=row["no_grade_reason"]))


def _report_order(row):
    """Items to improve first, as in the reports, then paragraphs, by number."""
    number = row["reference"].rpartition(" ")[2]
    if row["kind"] not in KIND_ORDER or not number.isdecimal():
        raise row.wrong(f"a finding of the sample is an {' or a '.join(KIND_ORDER)} with a number")
    return KIND_ORDER.index(row["kind"]), int(number)
