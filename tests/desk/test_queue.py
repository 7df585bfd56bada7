"""The queue of visits."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import FactCheck
from tests import factories as make
from tests.desk.conftest import do, finding


def shown(client, query=""):
    table = client.get(f"/desk/{query}").context["tables"]["queue"]
    return [row.record.authority.name for row in table.rows]


def test_it_lists_drafts_the_one_worked_on_last_first(desk, draft):
    make.VisitFactory(status="draft", authority__name="Aaton")
    make.VisitFactory(authority__name="Publicton")
    do(desk, finding(draft, 1), "accept")
    assert shown(desk) == [draft.authority.name, "Aaton"]


def test_it_says_how_far_each_has_got(desk, draft, kim):
    do(desk, finding(draft, 1), "accept")
    FactCheck.objects.create(visit=draft, fact="title", state="", checked_by=kim)
    make.DocumentProblemFactory(document__visit=draft)
    page = " ".join(desk.get("/desk/").content.decode().split())
    for words in ("1 of 9", "1 of 3", " by kim"):
        assert words in page.replace("\xa0", " ")


def test_it_can_be_asked(desk, draft):
    make.DocumentProblemFactory(document__visit=make.VisitFactory(status="draft", authority__name="Knotton"))
    make.VisitFactory(authority__name="Publicton")
    do(desk, finding(draft, 1), "accept")
    mine = draft.authority.name
    asked = ["?stage=begun", "?stage=new", "?stage=done", "?problems=open", "?q=knot", "?status=published"]
    assert {query: shown(desk, query) for query in asked} == {
        "?stage=begun": [mine],
        "?stage=new": ["Knotton"],
        "?stage=done": [],
        "?problems=open": ["Knotton"],
        "?q=knot": ["Knotton"],
        "?status=published": ["Publicton"],
    }


def test_it_needs_as_many_queries_for_many_visits_as_for_few(desk, draft):
    def queries():
        with CaptureQueriesContext(connection) as made:
            desk.get("/desk/")
        return len(made)

    few = queries()
    make.VisitFactory.create_batch(20, status="draft")
    assert (queries(), few <= 10) == (few, True)
