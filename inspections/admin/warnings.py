"""What looks odd about a visit. Reports do contain odd things, so none of this stops a person from saving."""

from inspections.models import Coverage, VisitInspector


def oddities(visit):
    """Sentences on what is worth a second look; an empty list when nothing is."""
    return [sentence for rule in (_lead, _days, _coverage) if (sentence := rule(visit))]


def _lead(visit):
    roles = list(visit.inspector_rows.values_list("role", flat=True))
    leads = roles.count(VisitInspector.Role.LEAD)
    if roles and leads != 1:
        return f"{leads or 'No'} lead inspector{'s' if leads > 1 else ''} named. Most visits have one: is that right?"
    return None


def _days(visit):
    if visit.published_on and visit.periods.filter(end__gt=visit.published_on).exists():
        return "The report was published before the last day on site. One of the dates must be wrong."
    return None


def _coverage(visit):
    if visit.coverage == Coverage.NOTHING and visit.findings.exclude(assessment="").exists():
        return "Findings are assessed, yet the coverage is “nothing coded”: rates leave this visit out."
    return None
