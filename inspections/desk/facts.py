"""The facts of a visit as a person confirms them: what stands, what was read, and what was wrong with it."""

from dataclasses import dataclass, field
from functools import cached_property

from inspections.importing.facts import facts_read, facts_standing, in_words
from inspections.importing.merging import is_same
from inspections.importing.problems import DIFFERS, EDITED
from inspections.importing.roster import known_inspectors
from inspections.models import Authority, DocumentProblem, FactCheck, Framework, Grade, JudgementArea, Topic, VisitType

from .snapshots import fingerprint


@dataclass(frozen=True)
class Fact:
    """A fact a person confirms in one go: `groups` of the flat facts, and what the codes of its problems begin with."""

    slug: str
    label: str
    groups: tuple[str, ...]
    codes: tuple[str, ...]
    words: tuple[str, ...] = ()
    """What the message of a problem begins with that says the record differs from the document."""

    def is_about(self, problem):
        if problem.code in (DIFFERS, EDITED):
            return problem.message.startswith((*self.words, f"{self.label}:"))
        return problem.code.startswith(self.codes)

    def among(self, facts):
        """The part of flat facts that this fact is."""
        return {key: value for key, value in facts.items() if key[0] in self.groups and value is not None}


FACTS = {
    fact.slug: fact
    for fact in (
        Fact("authority", "Authority", ("authority",), ("authority",)),
        Fact("type", "Kind of visit", ("visit_type", "framework"), ("layout",), ("Visit type:", "Framework:")),
        Fact("title", "Title", ("title",), ("title",)),
        Fact("days", "Days on site", ("periods",), ("period", "running_header")),
        Fact("published", "Publication date", ("published_on",), ("published",)),
        Fact("addressee", "Addressee", ("addressee",), ("addressee",)),
        Fact("topics", "Topics", ("topic",), ("topic",), ("Topic ",)),
        Fact("inspectors", "Inspectors", ("inspector",), ("inspector", "lead", "two_lead")),
        Fact(
            "judgements", "Judgements", ("judgement",), ("judgement", "grade", "unknown_judgement"), ("Judgement of",)
        ),
    )
}


@dataclass(frozen=True)
class FactRow:
    """One fact of one visit."""

    fact: Fact
    standing: dict
    read: dict
    names: "Names"
    problems: list[DocumentProblem] = field(default_factory=list)
    check: FactCheck | None = None

    @cached_property
    def state(self):
        return fingerprint(sorted((list(key), str(value)) for key, value in self.standing.items()))

    @property
    def is_confirmed(self):
        return self.check is not None and self.check.state == self.state

    @property
    def was_confirmed(self):
        """Whether a person confirmed another value than the one that stands now."""
        return self.check is not None and not self.is_confirmed

    @property
    def differs(self):
        """Whether something else was read than what stands."""
        keys = {*self.read, *self.standing}
        return bool(self.read) and not all(is_same(self.read.get(key), self.standing.get(key)) for key in keys)

    @property
    def lines(self):
        return self.names.lines(self.standing)

    @property
    def read_lines(self):
        return self.names.lines(self.read)

    @property
    def open_problems(self):
        return [problem for problem in self.problems if not problem.is_settled]


class Names:
    """Flat facts in words. The names of areas, grades and the like are read once."""

    @cached_property
    def of(self):
        rows = {("area", area.slug): area.name for area in JudgementArea.objects.all()}
        rows |= {("grade", grade.slug): grade.name for grade in Grade.objects.all()}
        rows |= {("framework", framework.slug): framework.name for framework in Framework.objects.all()}
        return rows

    @cached_property
    def topics(self):
        return dict(Topic.objects.values_list("slug", "name"))

    def lines(self, facts):
        """One line of words for each value, in order."""
        people = {key[1]: {} for key in facts if key[0] == "inspector"}
        for key, value in facts.items():
            if key[0] == "inspector":
                people[key[1]][key[2]] = value
        lines = [self._line(key, value) for key, value in facts.items() if key[0] != "inspector"]
        return [*lines, *(_person(name, parts) for name, parts in people.items())]

    def _line(self, key, value):
        match key:
            case ("visit_type",):
                return VisitType(value).label
            case ("framework",):
                return self.of.get(("framework", value), value)
            case ("judgement", area):
                return f"{self.of.get(('area', area), area)}: {self.of.get(('grade', value), value)}"
            case ("topic", slug):
                return self.topics.get(slug, slug.replace("-", " ").capitalize())
            case ("title",) | ("addressee",) | ("authority",):
                return str(value)
            case _:
                return in_words(key, value)


def _person(name, parts):
    role = "Lead inspector" if parts.get("role") == "lead" else "Inspector"
    return f"{name}, {role.lower()}" + (f" ({parts['title']})" if parts.get("title") else "")


class VisitFacts:
    """All facts of a visit, with what its latest document says of them. Some ten queries."""

    def __init__(self, visit):
        self.visit = visit
        self.names = Names()

    @cached_property
    def document(self):
        """The document read last, or None."""
        return self.visit.documents.first()

    @cached_property
    def standing(self):
        return {("authority",): self.visit.authority.name, **facts_standing(self.visit)}

    @cached_property
    def read(self):
        reading = self.document.reading if self.document else {}
        if not reading.get("layout"):
            return {}
        roster = known_inspectors(person["name"] for person in reading.get("inspectors", []))
        code = (reading.get("authority") or {}).get("dfe_code")
        authority = Authority.objects.filter(dfe_code=code).values_list("name", flat=True).first()
        return {("authority",): authority, **facts_read(reading, roster)}

    @cached_property
    def problems(self):
        problems = DocumentProblem.objects.filter(document__visit=self.visit).select_related("document")
        return list(problems.order_by("is_settled", "page", "pk"))

    @cached_property
    def rows(self):
        checks = {check.fact: check for check in self.visit.fact_checks.select_related("checked_by")}
        return [
            FactRow(
                fact,
                fact.among(self.standing),
                fact.among(self.read),
                self.names,
                [problem for problem in self.problems if fact.is_about(problem)],
                checks.get(slug),
            )
            for slug, fact in FACTS.items()
        ]

    def row(self, slug):
        return next(row for row in self.rows if row.fact.slug == slug)

    @property
    def unconfirmed(self):
        return [row for row in self.rows if not row.is_confirmed]

    @property
    def plain(self):
        """Those to be confirmed that nothing speaks against."""
        return [row for row in self.unconfirmed if not row.open_problems and not row.differs]

    @property
    def other_problems(self):
        """Problems that are about no fact."""
        return [problem for problem in self.problems if not any(fact.is_about(problem) for fact in FACTS.values())]

    @property
    def confirmed(self):
        return len(FACTS) - len(self.unconfirmed)
