"""The kinds of rows that are remembered: what each is called, whose page tells of it, and what of it stays."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import date_format

from inspections.models import (
    Authority,
    CouncilResponse,
    Finding,
    FindingTheme,
    Inspector,
    Judgement,
    JudgementArea,
    ResponseQuote,
    ResponseStatement,
    Succession,
    Theme,
    ThemeGroup,
    Visit,
    VisitInspector,
    VisitPeriod,
)

CAME_AND_WENT = Q(history_type__in=["+", "-"])


@dataclass(frozen=True)
class Kind:
    """One model. `slug` names it in addresses; `title` says what one row is, given a version and the names of others.

    `parts` are told on the page of a row too: (model, the rows of its history, given the row's key). `returning` are
    parts that come back with a row that was deleted, by the field that leads to it. `fixed` are fields that only steps
    of their own may change; `unsaid` are measures and places that no person sets; `together` are fields that say
    something only with each other.
    """

    slug: str
    model: type
    title: Callable
    parts: tuple = ()
    returning: tuple = ()
    fixed: frozenset = frozenset()
    unsaid: frozenset = frozenset()
    together: tuple = ()

    @property
    def noun(self):
        return str(self.model._meta.verbose_name)

    def right(self, action):
        return f"inspections.{action}_{self.model._meta.model_name}"

    def rows_told(self, key):
        """(model, condition) of all histories that the page of a row tells."""
        return [(self.model, Q(id=key)), *((model, rows(key)) for model, rows in self.parts)]


def _visit(row, names):
    published = f", {date_format(row.published_on)}" if row.published_on else ""
    return f"Visit: {row.get_visit_type_display().lower()}{published}"


def _of(name):
    return lambda key: Q(**{name: key})


def _came_and_went(name):
    return lambda key: Q(**{name: key}) & CAME_AND_WENT


def _themes_of_visit(key):
    return Q(finding_id__in=Finding.history.filter(visit_id=key).order_by().values("id"))


def _statements_of_visit(key):
    return Q(response_id__in=CouncilResponse.history.filter(visit_id=key).order_by().values("id"))


def _either_side(key):
    return Q(predecessor_id=key) | Q(successor_id=key)


FACTS_OF_VISITS = (VisitPeriod, VisitInspector, Judgement)
ENTRY = {"fixed": frozenset({"retired_on", "merged_into"}), "unsaid": frozenset({"guid"})}

KINDS = (
    Kind(
        "visits",
        Visit,
        _visit,
        parts=(
            *((model, _of("visit_id")) for model in (*FACTS_OF_VISITS, Finding, CouncilResponse)),
            (FindingTheme, _themes_of_visit),
            (ResponseStatement, _statements_of_visit),
        ),
        returning=tuple(
            (model, "visit") for model in (VisitPeriod, VisitInspector, Judgement, Finding, CouncilResponse)
        ),
        fixed=frozenset({"status"}),
    ),
    Kind("periods", VisitPeriod, lambda row, names: "Days on site"),
    Kind("visit-inspectors", VisitInspector, lambda row, names: f"Inspector {names(Inspector, row.inspector_id)}"),
    Kind(
        "judgements",
        Judgement,
        lambda row, names: f"Judgement of {names(JudgementArea, row.area_id)}",
        together=(("grade", "no_grade_reason"),),
    ),
    Kind(
        "findings",
        Finding,
        lambda row, names: f"Finding, {row.reference}",
        parts=((FindingTheme, _of("finding_id")),),
        returning=((FindingTheme, "finding"),),
        fixed=frozenset({"is_draft"}),
        unsaid=frozenset({"order", "assessment_score"}),
        together=(("assessment", "assessment_by", "assessment_score"), ("reviewed_by", "reviewed_at")),
    ),
    Kind(
        "codings",
        FindingTheme,
        lambda row, names: f"Theme of {names(Finding, row.finding_id)}: {names(Theme, row.theme_id)}",
        unsaid=frozenset({"score", "evidence"}),
    ),
    Kind("themes", Theme, lambda row, names: f"Theme “{row.name}”", **ENTRY),
    Kind(
        "theme-groups", ThemeGroup, lambda row, names: f"Group “{row.name}”", parts=((Theme, _of("group_id")),), **ENTRY
    ),
    Kind(
        "authorities",
        Authority,
        lambda row, names: "Authority",
        parts=((Succession, _either_side), (Visit, _came_and_went("authority_id"))),
    ),
    Kind("successions", Succession, lambda row, names: "Succession"),
    Kind(
        "inspectors",
        Inspector,
        lambda row, names: f"Inspector {row.name}",
        parts=((VisitInspector, _of("inspector_id")),),
    ),
    Kind(
        "responses",
        CouncilResponse,
        lambda row, names: f"Response, {row.title}",
        parts=((ResponseStatement, _of("response_id")), (ResponseQuote, _of("response_id"))),
        returning=((ResponseStatement, "response"), (ResponseQuote, "response")),
    ),
    Kind("statements", ResponseStatement, lambda row, names: f"Statement by {row.speaker}"),
    Kind(
        "quotes",
        ResponseQuote,
        lambda row, names: "Quote in the response",
        unsaid=frozenset({"start", "end", "similarity", "differences"}),
    ),
)
BY_SLUG = {kind.slug: kind for kind in KINDS}
BY_MODEL = {kind.model: kind for kind in KINDS}
