"""What a visit file holds: every fact, finding and coding of one visit, as plain values."""

FORMAT = "inspection-findings visit, version 1"

VISIT_FIELDS = (
    *("visit_type", "type_basis", "title", "published_basis", "addressee", "coverage"),
    *("facts_from", "facts_note", "source_url"),
)
FINDING_FIELDS = (
    *("order", "reference", "kind", "section", "heading", "page", "text", "summary"),
    *("assessment", "assessment_by", "assessment_score"),
)


def visit_record(visit):
    """A visit as a dict of plain values, ready for JSON; days are ISO text. Its status stays behind."""
    return {
        "format": FORMAT,
        "visit": visit.slug,
        "authority": visit.authority.dfe_code,
        "framework": visit.framework_id,
        "published_on": visit.published_on and visit.published_on.isoformat(),
        **{name: getattr(visit, name) for name in VISIT_FIELDS},
        "topics": [{"slug": topic.slug, "name": topic.name} for topic in visit.topics.order_by("slug")],
        "periods": [{"start": p.start.isoformat(), "end": p.end.isoformat()} for p in visit.periods.all()],
        "inspectors": [_inspector(row) for row in visit.inspector_rows.select_related("inspector")],
        "judgements": [_judgement(judgement) for judgement in visit.judgements.order_by("area_id")],
        "findings": finding_records(visit),
    }


def finding_records(visit):
    """The findings of a visit with their themes, as dicts, in the order of the report; drafts stay behind."""
    findings = visit.findings.shown().prefetch_related("theme_rows__theme").order_by("order", "pk")
    return [finding_record(finding) for finding in findings]


def finding_record(finding):
    themes = [
        {"slug": row.theme.slug, "assigned_by": row.assigned_by, "score": row.score, "evidence": row.evidence}
        for row in finding.theme_rows.all()
    ]
    return {name: getattr(finding, name) for name in FINDING_FIELDS} | {"themes": themes}


def _inspector(row):
    return {"name": row.inspector.name, "role": row.role, "title": row.title}


def _judgement(judgement):
    return {
        "area": judgement.area_id,
        "grade": judgement.grade_id,
        "no_grade_reason": judgement.no_grade_reason,
    }
