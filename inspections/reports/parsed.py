"""What a document says, as frozen data: the only shape that leaves this package.

Dates are `datetime.date`; grades, kinds, roles and visit types are the words of the literals below.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

PARSER_VERSION = "1"

Layout = Literal["ilacs", "sif", "letter", "jtai", "send", "unknown"]
VisitType = Literal[
    "standard",
    "short",
    "focused_visit",
    "monitoring_visit",
    "single_inspection",
    "reinspection",
    "jtai",
    "area_send",
]
Role = Literal["lead", "team"]
Kind = Literal["headline", "summary", "paragraph", "improvement", "recommendation", "priority_action"]


@dataclass(frozen=True)
class ParsedAuthority:
    """The one known authority that the document names."""

    name: str
    dfe_code: str


@dataclass(frozen=True)
class Period:
    """Days on site, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


@dataclass(frozen=True)
class ParsedInspector:
    """`title` as printed ("Her Majesty's Inspector", "Ofsted lead inspector"), empty when none is printed."""

    name: str
    role: Role
    title: str


@dataclass(frozen=True)
class ParsedJudgement:
    """`area` is a slug (overall, leaders, help_and_protection, lscb, outcome...), `grade` a canonical word or None."""

    area: str
    grade: str | None


@dataclass(frozen=True)
class ParsedFinding:
    """One statement by inspectors, whole: joined over lines and pages. `page` counts from 1, where it begins."""

    reference: str
    kind: Kind
    section: str
    page: int
    text: str


@dataclass(frozen=True)
class Problem:
    """A field that could not be read, or that the document contradicts. `message` says what was taken, and why."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True)
class ParsedReport:
    file: str
    sha256: str
    layout: Layout
    authority: ParsedAuthority | None = None
    framework: str | None = None
    visit_type: VisitType | None = None
    title: str = ""
    topics: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    published_on: date | None = None
    addressee: str | None = None
    inspectors: tuple[ParsedInspector, ...] = ()
    judgements: tuple[ParsedJudgement, ...] = ()
    findings: tuple[ParsedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()
    pages: tuple[str, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """Plain values ready for `json.dumps`, dates as ISO text. The text of the pages is kept apart."""
        return {name: _plain(value) for name, value in vars(self).items() if name != "pages"}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return {name: _plain(item) for name, item in vars(value).items()}
