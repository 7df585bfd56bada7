"""What each column of the findings' table says in a file, told by the database alone: the same as its `value` says.

Themes are not among them: exports/copying.py joins them for many findings at once.
"""

from django.db.models import Case, CharField, F, OuterRef, Subquery, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, NullIf

from inspections.models import Assessment, CodedBy, Finding, Kind, Region, Section, Visit, VisitType


def _label(field, choices):
    """The label of a field's choice; empty where there is none."""
    said = [When(**{field: choice.value}, then=Value(choice.label)) for choice in choices]
    return Case(*said, default=Value(""), output_field=CharField())


_VISITS = Visit.objects.filter(pk=OuterRef("visit")).with_grade_then("grade__name")

CELLS = {
    "published": F("visit__published_on"),
    "authority": F("visit__authority__name"),
    "region": _label("visit__authority__region", Region),
    "visit": _label("visit__visit_type", VisitType),
    "framework": F("visit__framework__name"),
    "grade_then": Subquery(_VISITS.values("grade_then")),
    "reference": F("reference"),
    "finding": Coalesce(NullIf(F("text"), Value("", TextField())), F("summary")),
    "assessment": _label("assessment", Assessment),
    "section": _label("section", Section),
    "kind": _label("kind", Kind),
    "heading": F("heading"),
    "page": F("page"),
    "words": Case(When(text="", then=Value("Our summary")), default=Value("Inspectors' words")),
    "coded_by": _label("assessment_by", CodedBy),
    "report": F("visit__source_url"),
}

NUMBERS_AND_DAYS = {"published", "page"}
"""The columns that are no text."""


def finding_cells(keys, names):
    """Findings with some primary keys: the key as `key`, then the columns named, each called `cell_` and its name."""
    cells = {f"cell_{name}": CELLS[name] for name in names}
    wanted = RawSQL("SELECT unnest(%s::bigint[])", [keys])  # one parameter, where ten thousand would take long to read
    return Finding.objects.filter(pk__in=wanted).order_by().values(key=F("pk"), **cells)
