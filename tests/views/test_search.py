"""One box finds authorities, themes, inspectors, visits and findings, and says what to do when nothing is found."""

import pytest

from tests.factories import FindingFactory, VisitFactory


def hits(client, question):
    return {
        group.heading: [hit.name for hit in group.hits]
        for group in client.get("/search/", {"q": question}).context["found"]
    }


def test_it_finds_a_council_with_its_visits_however_it_is_spelt(client, world):
    found = hits(client, "southbrough")
    assert found["Authorities"] == ["Southborough"]
    assert found["Visits"] == [str(world["letter"]), str(world["south"])]


def test_it_finds_themes_inspectors_and_words_of_findings(client, world):
    assert hits(client, "plans")["Themes"] == ["Plans and reviews"]
    assert hits(client, "Robyn Lead")["Inspectors"] == ["Robin Lead"]
    assert len(hits(client, "gangs")["Findings"]) == 3


def test_it_leads_to_all_where_there_are_more(client, world):
    for _ in range(6):
        FindingFactory(visit=VisitFactory(), summary="Zebras are counted.")
    (findings,) = client.get("/search/?q=zebras").context["found"]
    assert (len(findings.hits), findings.all_url) == (5, "/findings/?q=zebras")
    assert client.get(findings.all_url).context["tables"]["findings"].paginator.count == 6


def test_it_says_what_to_do_when_nothing_is_found(client, world):
    page = client.get("/search/?q=zebra").content.decode()
    assert "Nothing was found" in page
    assert "Try fewer words" in page


def test_it_keeps_the_question_in_the_box_and_escapes_it(client, world):
    page = client.get("/search/", {"q": '<b> "x"'}).content.decode()
    assert 'value="&lt;b&gt; &quot;x&quot;"' in page


def test_it_suggests_what_has_a_name(client, world):
    assert client.get("/search/suggestions/?q=southboro").json() == {
        "suggestions": [
            {"name": "Southborough", "note": "authority", "url": "/authorities/southborough/"},
            {"name": str(world["letter"]), "note": "visit", "url": world["letter"].get_absolute_url()},
            {"name": str(world["south"]), "note": "visit", "url": world["south"].get_absolute_url()},
        ]
    }


@pytest.mark.parametrize("question", ["", "s", "\x00", "%"])
def test_it_suggests_nothing_for_next_to_nothing(client, world, question):
    assert client.get("/search/suggestions/", {"q": question}).json() == {"suggestions": []}


@pytest.mark.parametrize("url", ["/search/", "/search/suggestions/"])
def test_it_asks_a_very_long_question_in_few_queries(client, world, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        assert client.get(url, {"q": "gangs and plans " * 500}).status_code == 200


@pytest.mark.parametrize(("url", "slug"), [("/themes/?q=plan", "themes"), ("/inspectors/?q=robyn lead", "inspectors")])
def test_it_finds_names_in_the_lists_too(client, world, url, slug):
    assert client.get(url).context["tables"][slug].paginator.count == 1
