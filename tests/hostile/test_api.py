"""Questions that schemathesis makes of the API's own description: every answer is one that the description promises."""

import json

import pytest
import schemathesis
from hypothesis import given, seed
from schemathesis.checks import CHECKS, load_all_checks, not_a_server_error

from config.wsgi import application
from inspections.api import api

from .amounts import REQUESTS, SEED, times
from .telling import Found, place_of, stopwatch

QUESTIONS = REQUESTS // 4


@pytest.fixture
def cases():
    """Cases of every operation, with questions that the description allows and others."""
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    schema.app = application
    return schema.as_strategy()


def ask(case, found):
    try:
        with stopwatch() as seconds:
            response = case.call(headers={"Accept-Encoding": "identity"})
        found.outcomes[str(response.status_code)] += 1
        found.took(seconds(), case.as_curl_command())
        load_all_checks()
        case.validate_response(response, checks=[not_a_server_error, *CHECKS.get_by_names(PROMISES)])
    except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        found.fault(place_of(error), case.as_curl_command())


PROMISES = ["status_code_conformance", "content_type_conformance", "response_schema_conformance"]


@pytest.mark.django_db(transaction=True)
def test_the_api_answers_as_it_is_described(world, cases):
    found = Found()

    @seed(SEED)
    @times(QUESTIONS)
    @given(cases)
    def asked(case):
        ask(case, found)

    asked()
    found.tell("Questions to the API", "questions made from its description")
    assert found.wrong == {}
