"""What each column of the findings' table says in a file, told by the database alone: the same as its `value` says.

Themes are not among them: exports/lot.py joins them for many findings at once.
"""

from django.db.models import Case, CharField, F, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf

from inspections.models import Assessment, CodedBy, Kind, Region, Section, VisitType


def _label(field, choices):
    """The label of a field's choice; nothing where there is none."""
    said = [When(**{field: choice.value}, then=Value(choice.label)) for choice in choices]
    return Case(*said, output_field=CharField())


OF_VISITS = {
    "published": F("published_on"),
    "authority": F("authority__name"),
    "region": _label("authority__region", Region),
    "visit": _label("visit_type", VisitType),
    "framework": F("framework__name"),
    "grade_then": F("grade_then"),
    "report": F("source_url"),
}
"""What a finding says of its visit, by the fields of visits with grade_then."""

OF_FINDINGS = {
    "reference": F("reference"),
    "finding": Coalesce(NullIf(F("text"), Value("", TextField())), F("summary")),
    "assessment": _label("assessment", Assessment),
    "section": _label("section", Section),
    "kind": _label("kind", Kind),
    "heading": F("heading"),
    "page": F("page"),
    "words": Case(When(text="", then=Value("Our summary")), default=Value("Inspectors' words")),
    "coded_by": _label("assessment_by", CodedBy),
}

WRITTEN = {"authority", "framework", "grade_then", "report", "reference", "finding", "heading", "themes"}
"""The columns whose words people write, who may begin them with anything. The rest are numbers, days and labels."""
