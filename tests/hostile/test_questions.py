"""Every parameter of every public page, with values that no page expects: each is answered, soon, and never by 500."""

import re

import pytest
from hypothesis import given, seed

from tests.world import file_addresses, public_addresses

from .amounts import FINDINGS, REQUESTS, SEED, times
from .asking import Asker
from .questions import offered, questions
from .telling import Found

MORE = [
    "/api/findings/",
    "/api/visits/",
    "/api/openapi.json",
    "/api/none/",
    "/sign-in/",
    "/sign-in/?next=/desk/",
    "/none/",
]


def parameters_of(addresses, client):
    """Every address without its question, with all that its page offers."""
    found = {}
    for address in addresses:
        page = client.get(address).content.decode(errors="replace")
        path = re.sub(r"^/as-at/[^/]*", "", address.partition("?")[0])
        found.setdefault(path, {}).update(offered(page, address))
    return found


@pytest.mark.django_db(transaction=True)
def test_every_page_answers_whatever_is_asked(world, client):
    addresses = [*public_addresses(world).values(), *file_addresses().values(), *MORE]
    parameters, found = parameters_of(addresses, client), Found()
    asker = Asker(found)

    @seed(SEED)
    @times(REQUESTS // 2)
    @given(questions(parameters))
    def ask(question):
        asker.ask(question)

    ask()
    names = len({name for names in parameters.values() for name in names})
    found.tell(
        "Questions to pages",
        "questions",
        f"{len(parameters)} addresses with {names} parameters, on a record of {FINDINGS:,} made-up findings.",
    )
    assert found.wrong == {}
    assert found.outcomes.total() == REQUESTS // 2
