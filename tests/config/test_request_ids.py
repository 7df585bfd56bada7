import pytest


def test_it_answers_with_the_name_that_a_proxy_gave_the_request(client):
    assert client.get("/healthz", headers={"X-Request-ID": "a1b2c3d4-e5f6"})["X-Request-ID"] == "a1b2c3d4-e5f6"


@pytest.mark.parametrize("given", ["", "short", "with a space in it", "x" * 65, "line\nline\nline", "<script>alert"])
def test_it_gives_a_request_a_name_where_it_has_none_that_is_sane(client, given):
    first = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    second = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    assert (len(first), len(second), first != second, first != given) == (32, 32, True, True)
