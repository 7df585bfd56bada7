"""What answers are made of. Coded values are those that the filters take; grades are named as printed."""

from datetime import date

from ninja import Field, Schema


class Record(Schema):
    """Something that has a page."""

    url: str = Field(description="The page about it.")

    @staticmethod
    def resolve_url(row, context):
        return context["request"].build_absolute_uri(row.get_absolute_url())


class Named(Schema):
    slug: str
    name: str


class ThemeOfFinding(Schema):
    slug: str = Field(alias="theme.slug")
    name: str = Field(alias="theme.name")
    rank: int = Field(description="1 is the most central theme.")
    assigned_by: str = Field(description="suggested (by a machine) or reviewed (by a person).")


class FindingRecord(Record):
    """One statement by inspectors."""

    id: int
    visit: str = Field(alias="visit.slug")
    authority: Named = Field(alias="visit.authority")
    region: str = Field(alias="visit.authority.region")
    published_on: date = Field(alias="visit.published_on")
    visit_type: str = Field(alias="visit.visit_type")
    framework: str = Field(alias="visit.framework_id")
    grade_then: str | None = Field(alias="visit.grade_then", description="The authority's overall grade at the time.")
    reference: str
    kind: str
    section: str
    heading: str
    page: int | None
    passage: str
    is_our_summary: bool = Field(description="Whether the passage is our summary, not the inspectors' words.")
    assessment: str
    assessment_by: str = Field(description="suggested (by a machine) or reviewed (by a person).")
    themes: list[ThemeOfFinding] = Field(alias="theme_rows")
    source_url: str = Field(alias="visit.source_url")


class VisitRecord(Record):
    slug: str
    authority: Named
    region: str = Field(alias="authority.region")
    visit_type: str
    framework: str = Field(alias="framework_id")
    title: str
    published_on: date
    first_day: date | None
    last_day: date | None
    delay_days: int | None = Field(alias="delay.days", default=None, description="Last day on site to publication.")
    overall_grade: str | None
    grade_then: str | None = Field(description="The authority's overall grade when inspectors came.")
    topics: str = Field(alias="topic_names", description="Joined by semicolons.")
    leads: str = Field(alias="lead_names", description="Joined by semicolons.")
    coverage: str = Field(description="How much of the report has been coded; rates count accordingly.")
    finding_count: int
    source_url: str


class Period(Schema):
    start: date
    end: date


class JudgementRecord(Schema):
    area: str = Field(alias="area_id")
    grade: str | None = Field(alias="grade.name", default=None)
    no_grade_reason: str


class InspectorOfVisit(Schema):
    slug: str = Field(alias="inspector.slug")
    name: str = Field(alias="inspector.name")
    role: str
    title: str


class WholeVisit(VisitRecord):
    periods: list[Period]
    judgements: list[JudgementRecord]
    inspectors: list[InspectorOfVisit] = Field(alias="inspector_rows")


class AuthorityRecord(Record):
    slug: str
    name: str
    region: str
    kind: str
    ons_code: str
    dfe_code: str
    opened: date | None
    closed: date | None = Field(alias="closed_by_then", description="The last day of an authority that is no more.")
    latest_grade: str | None = Field(description="The overall grade of the latest full inspection.")
    latest_published: date | None
    visit_count: int
    finding_count: int


class Neighbour(Schema):
    rank: int = Field(description="1 is the most alike.")
    slug: str = Field(alias="neighbour.slug")
    name: str = Field(alias="neighbour.name")


class WholeAuthority(AuthorityRecord):
    predecessors: list[str] = Field(description="Slugs; their results are not inherited.")
    successors: list[str]
    neighbours: list[Neighbour]


class ThemeRecord(Record):
    slug: str
    name: str
    group: Named
    scope: str
    include: str
    exclude: str
    terms: list[str]
    is_residual: bool
    improve_count: int = Field(description="Findings that need improvement.")
    strength_count: int = Field(description="Findings of strength.")
    finding_count: int


class InspectorRecord(Record):
    slug: str
    name: str
    led_count: int
    team_count: int
    first_published: date
    last_published: date


class VisitOfInspector(Schema):
    visit: str = Field(alias="visit.slug")
    role: str


class WholeInspector(InspectorRecord):
    visits: list[VisitOfInspector] = Field(alias="named_on")
