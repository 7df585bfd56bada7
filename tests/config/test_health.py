import pytest


@pytest.mark.django_db
def test_it_says_that_web_process_and_database_answer(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
