"""Errors as JSON that say what is wrong: `detail` in a sentence, and `errors` by parameter where there are some."""

from django.http import Http404
from ninja.errors import ValidationError

DESCRIBED = {
    400: "A condition is unknown, or its value makes no sense.",
    404: "There is no such thing.",
    429: "Too many requests; Retry-After says in how many seconds to ask again.",
    503: "The database does not answer; try again soon.",
}
SCHEMA = {
    "type": "object",
    "required": ["detail"],
    "properties": {
        "detail": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    },
}
ERRORS = {
    status: {"description": words, "content": {"application/json": {"schema": SCHEMA}}}
    for status, words in DESCRIBED.items()
}
"""The errors as responses of an OpenAPI operation."""


class WrongQuestion(Exception):
    """A parameter that makes no sense. `errors` has a list of sentences by parameter."""

    def __init__(self, errors):
        super().__init__(errors)
        self.errors = errors


def add_handlers(api):
    """Make the API answer its errors with this module's JSON."""

    def answer(request, status, detail, **more):
        return api.create_response(request, {"detail": detail} | more, status=status)

    @api.exception_handler(WrongQuestion)
    def wrong_question(request, error):
        return answer(request, 400, "The question makes no sense.", errors=error.errors)

    @api.exception_handler(ValidationError)
    def wrong_value(request, error):
        errors = {str(part["loc"][-1]): [part["msg"]] for part in error.errors}
        return answer(request, 400, "The question makes no sense.", errors=errors)

    @api.exception_handler(Http404)
    def not_there(request, error):
        return answer(request, 404, str(error))
