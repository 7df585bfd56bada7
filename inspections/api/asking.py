"""How lists are asked: with the filters of the pages, and a page at a time behind a cursor."""

import django_filters
from ninja import Field, Schema
from ninja.errors import ValidationError
from ninja.pagination import CursorPagination

from inspections.as_at.addresses import PARAMETER
from inspections.filters.facets import FacetFilter
from inspections.filters.visits import DayFilter

from .errors import ERRORS, WrongQuestion

MOST = 100

DATED = {
    "parameters": [
        {
            "in": "query",
            "name": PARAMETER,
            "required": False,
            "description": "The state of knowledge on a day: only what had been published by then; today without it",
            "schema": {"type": "string", "format": "date"},
        }
    ],
    "responses": ERRORS,
}
"""The as-at date as a parameter of an OpenAPI operation, and how it answers when it cannot.

The middleware of inspections/as_at reads the date.
"""


class Pages(CursorPagination):
    """Rows in the order they were entered, so that whoever reads to the end misses none and meets none twice."""

    class Input(Schema):
        limit: int = Field(50, ge=1, le=MOST, description="Rows in an answer.")
        cursor: str | None = Field(None, description="Where to go on; from the addresses next and previous.")

        @property
        def page_size(self):
            return self.limit

    def __init__(self):
        super().__init__(ordering=("pk",), max_page_size=MOST)

    def paginate_queryset(self, queryset, pagination, request, **params):
        try:
            return super().paginate_queryset(queryset, pagination, request, **params)
        except (ValueError, ValidationError) as error:
            sentence = "This is no cursor. Follow `next` and `previous` of an answer as they are."
            raise WrongQuestion({"cursor": [sentence]}) from error


def answer_to(request, filter_class, rows):
    """The rows under the conditions of the address; refuses conditions that are unknown or make no sense."""
    known = [*filter_class.base_filters, *Pages.Input.model_fields, PARAMETER]
    unknown = {name: [f"There is no such condition. There are: {', '.join(known)}."] for name in request.GET}
    unknown = {name: sentences for name, sentences in unknown.items() if name not in known}
    if unknown:
        raise WrongQuestion(unknown)
    conditions = filter_class(request.GET, rows, request=request)
    if not conditions.form.is_valid():
        raise WrongQuestion({name: list(sentences) for name, sentences in conditions.form.errors.items()})
    return conditions.qs


def described(filter_class):
    """The filters and the as-at date as parameters of an OpenAPI operation."""
    filters = [_parameter(name, f) for name, f in filter_class.base_filters.items()]
    return DATED | {"parameters": [*filters, *DATED["parameters"]]}


def _parameter(name, condition):
    several = isinstance(condition, django_filters.MultipleChoiceFilter)
    schema = {"type": "array", "items": _values(condition)} if several else _values(condition)
    words = f"{condition.label}{'; any of several' if several else ''}"
    return {"in": "query", "name": name, "required": False, "description": words, "schema": schema}


def _values(condition):
    if isinstance(condition, DayFilter):
        return {"type": "string", "format": "date"}
    choices = condition.extra.get("choices") if isinstance(condition, FacetFilter) else None
    return {"type": "string", "enum": [str(value) for value, _ in choices]} if choices else {"type": "string"}
