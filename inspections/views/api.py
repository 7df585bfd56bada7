"""The API described for people: its addresses, what each can be asked, and an example."""

from django.conf import settings

from inspections.api import api

from .page import page


def api_page(request):
    description = api.get_openapi_schema()
    return page(
        request,
        "api.html",
        subject="api",
        title="API: the record for other programs",
        most=settings.LIMITS["api"],
        operations=[_operation(path, methods["get"]) for path, methods in description["paths"].items()],
    )


def _operation(path, details):
    return {
        "slug": details["operationId"].replace("_", "-"),
        "path": path,
        "says": details["description"],
        "parameters": [p | {"values": _values(p["schema"])} for p in details["parameters"] if p["in"] == "query"],
    }


def _values(schema):
    """The values a parameter takes, as words; empty for any text."""
    schema = schema.get("items", schema)
    if "maximum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    return {"date": "a day such as 2022-07-20"}.get(schema.get("format"), ", ".join(schema.get("enum", [])))
