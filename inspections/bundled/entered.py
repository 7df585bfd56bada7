"""Visits entered in full, each with its council's response, from one YAML file each."""

from inspections.models import CouncilResponse, ResponseStatement, Visit, VisitInspector, VisitPeriod

from .files import checked, find, read_yaml
from .findings import finding_with_themes
from .saving import ever_there
from .visits import BundledVisit, Known

FILES = ["westminster_2022.yaml"]


def entered_visits():
    """The visits entered in full that were never loaded, ready to be saved."""
    rows = [read_yaml(name) for name in FILES]
    loaded = ever_there(Visit, "source_key")
    new = [row for row in rows if row["visit"] not in loaded]
    if not new:
        return []
    known = Known()
    return [_bundled(row, known) for row in new]


def _bundled(row, known):
    visit = checked(row, _visit(row, known))
    parts = [checked(period, VisitPeriod(visit=visit, **period.only("start", "end"))) for period in row.rows("periods")]
    parts += _inspectors(row, visit, known)
    for order, finding in enumerate(row.rows("findings"), start=1):
        parts += finding_with_themes(finding, visit, order, finding["themes"], known)
    for response in row.rows("responses"):
        parts += _response(response, visit)
    topics = [find(row, known.topics, slug, "topic") for slug in row["topics"]]
    return BundledVisit(visit, topics, parts)


def _visit(row, known):
    same = ("visit_type", "type_basis", "title", "published_on", "published_basis", "addressee", "coverage")
    return Visit(
        source_key=row["visit"],
        authority=find(row, known.authorities, row["dfe_code"], "authority with the DfE code"),
        framework=find(row, known.frameworks, row["framework"], "framework"),
        status=Visit.Status.PUBLISHED,
        facts_from=Visit.FactsFrom.REPORT,
        source_url=row["source_url"],
        **row.only(*same),
    )


def _inspectors(row, visit, known):
    return [
        checked(
            named,
            VisitInspector(
                visit=visit,
                inspector=known.inspectors.named(named, named["name"]),
                role=named["role"],
                title=named["title"],
                order=order,
            ),
        )
        for order, named in enumerate(row.rows("inspectors"), start=1)
    ]


def _response(row, visit):
    columns = ("kind", "title", "published_on", "source_url", "summary")
    response = checked(row, CouncilResponse(visit=visit, **row.only(*columns)))
    statements = [
        checked(said, ResponseStatement(response=response, order=order, **said.only("speaker", "role", "summary")))
        for order, said in enumerate(row.rows("statements"), start=1)
    ]
    return [response, *statements]
