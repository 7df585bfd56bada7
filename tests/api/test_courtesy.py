"""The API says what is wrong with a question, sends nothing twice, and keeps within bounds."""

import pytest

from inspections.tally import current
from tests.factories import FindingFactory
from tests.world import build_world


@pytest.fixture(autouse=True)
def world(db):
    return build_world()


@pytest.mark.parametrize(
    ("question", "name", "sentence"),
    [
        ("published_from=tomorrow", "published_from", "Published from: enter a real date, such as 2022-07-20."),
        ("region=atlantis", "region", "Select a valid choice. atlantis is not one of the available choices."),
        ("limit=101", "limit", "Input should be less than or equal to 100"),
        ("limit=many", "limit", "Input should be a valid integer, unable to parse string as an integer"),
        ("cursor=x", "cursor", "This is no cursor. Follow `next` and `previous` of an answer as they are."),
        ("cursor=cD14eA==", "cursor", "This is no cursor. Follow `next` and `previous` of an answer as they are."),
        ("cursor=bz14eA==", "cursor", "This is no cursor. Follow `next` and `previous` of an answer as they are."),
    ],
)
def test_it_says_what_is_wrong(client, question, name, sentence):
    answer = client.get(f"/api/findings/?{question}")
    assert (answer.status_code, answer.json()["errors"]) == (400, {name: [sentence]})


def test_it_refuses_a_condition_it_does_not_know(client):
    answer = client.get("/api/themes/?grup=leaders")
    sentence = "There is no such condition. There are: q, group, limit, cursor, as_at."
    assert (answer.status_code, answer.json()["errors"]) == (400, {"grup": [sentence]})


@pytest.mark.parametrize(
    "address", ["/api/nothing/", "/api/visits/nothing/", "/api/findings/0/", "/api/inspectors/6%0A/"]
)
def test_it_says_that_something_is_not_there(client, address):
    answer = client.get(address)
    assert (answer.status_code, list(answer.json())) == (404, ["detail"])


@pytest.mark.django_db(transaction=True)
def test_it_sends_nothing_twice(client, world):
    current.forget()
    first = client.get("/api/findings/")
    again = client.get("/api/findings/", headers={"if-none-match": first["ETag"]})
    assert (first["Cache-Control"], again.status_code, again.content) == ("public, no-cache", 304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    FindingFactory(visit=world["south"])
    assert client.get("/api/findings/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_it_can_only_be_read(client):
    for method in (client.post, client.put, client.patch, client.delete):
        assert method("/api/findings/").status_code == 405


@pytest.mark.parametrize(("most", "is_said"), [(120, True), (0, False)])
def test_its_page_says_how_often_a_client_may_ask(client, settings, most, is_said):
    settings.LIMITS = settings.LIMITS | {"api": most}
    assert (f"may ask {most} times a minute" in client.get("/api/").content.decode()) == is_said


def test_programs_in_other_pages_may_read_it(client):
    assert client.get("/api/themes/")["Access-Control-Allow-Origin"] == "*"
