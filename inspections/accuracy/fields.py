"""The columns of the answers, each with how the same fact is told from a parsed report."""

from collections.abc import Callable, Iterable

from inspections.reports import ParsedFinding, ParsedInspector, ParsedReport

type Told = Callable[[ParsedReport], str]

ITEM_KINDS = ("improvement", "recommendation", "priority_action")
OTHER_ROLES = ("Deputy lead", "Additional inspector", "Regulatory inspector")


def grade(*areas: str) -> Told:
    """The grade of the first of these areas that the report has."""

    def told(report: ParsedReport) -> str:
        grades = {judgement.area: judgement.grade or "" for judgement in report.judgements}
        return next((grades[area] for area in areas if area in grades), "")

    return told


def has_area(area: str) -> Told:
    return lambda report: "yes" if any(judgement.area == area for judgement in report.judgements) else "no"


def authority(report: ParsedReport) -> str:
    return report.authority.name if report.authority else ""


def periods(report: ParsedReport) -> str:
    return "; ".join(f"{period.start}/{period.end}" for period in report.periods)


def visit_type(report: ParsedReport) -> str:
    return (report.visit_type or "").replace("_", " ")


def published(report: ParsedReport) -> str:
    return str(report.published_on or "")


def leads(report: ParsedReport) -> str:
    return _names(one for one in report.inspectors if one.role == "lead")


def lead_titles(report: ParsedReport) -> str:
    return "; ".join(one.title for one in report.inspectors if one.role == "lead")


def deputies(report: ParsedReport) -> str:
    return _names(one for one in report.inspectors if one.title.startswith("Deputy lead"))


def team(report: ParsedReport) -> str:
    return _names(one for one in report.inspectors if one.role == "team" and not one.title.startswith(OTHER_ROLES))


def by_body(only_leads: bool) -> Told:
    """Names with their inspectorate, in the order of the alphabet."""

    def told(report: ParsedReport) -> str:
        people = [one for one in report.inspectors if one.role == "lead" or not only_leads]
        return "; ".join(sorted(f"{one.name} ({'CQC' if 'CQC' in one.title else 'Ofsted'})" for one in people))

    return told


def _names(people: Iterable[ParsedInspector]) -> str:
    return "; ".join(one.name for one in people)


def items(report: ParsedReport, *, kinds: Iterable[str] = ITEM_KINDS, board: bool = False) -> list[ParsedFinding]:
    """Findings that ask for something; those on the safeguarding board apart."""
    chosen = [finding for finding in report.findings if finding.kind in kinds]
    return [finding for finding in chosen if finding.reference.startswith("LSCB") == board]


COMMON: dict[str, Told] = {"local_authority": authority}
ILACS: dict[str, Told] = COMMON | {
    "framework": lambda report: report.framework or "",
    "event_type": visit_type,
    "date_ranges": periods,
    "publication_date": published,
    "lead_inspector": leads,
    "lead_inspector_title": lead_titles,
    "overall": grade("overall"),
    "leaders": grade("leaders"),
    "help_and_protection": grade("help_and_protection"),
    "in_care": grade("in_care_and_care_leavers", "in_care"),
    "care_leavers": grade("care_leavers"),
    "in_care_combined": has_area("in_care_and_care_leavers"),
}
SIF: dict[str, Told] = COMMON | {
    "framework": lambda report: report.framework or "",
    "event_type": visit_type,
    "with_lscb_review": has_area("lscb"),
    "date_ranges": periods,
    "publication_date": published,
    "lead_inspector": leads,
    "lead_inspector_title": lead_titles,
    "deputy_lead_inspector": deputies,
    "team_inspectors": team,
    "overall": grade("overall"),
    "help_and_protection": grade("help_and_protection"),
    "looked_after_and_permanence": grade("looked_after_and_permanence"),
    "adoption": grade("adoption"),
    "care_leavers_sif": grade("care_leavers"),
    "leadership_management_governance": grade("leadership_management_governance"),
    "lscb": grade("lscb"),
}
JTAI: dict[str, Told] = COMMON | {
    "periods": periods,
    "publication_date": published,
    "printed_title": lambda report: report.title,
    "topic": lambda report: "; ".join(report.topics),
}
SEND: dict[str, Told] = COMMON | {
    "periods": periods,
    "printed_title": lambda report: report.title,
    "outcome": grade("outcome"),
    "inspectors": by_body(only_leads=False),
    "lead_inspectors": by_body(only_leads=True),
}
FIELDS = {"ilacs": ILACS, "sif": SIF, "jtai": JTAI, "send": SEND}
