"""Confirming and correcting the facts of a visit."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.desk.facts import FACTS, VisitFacts
from inspections.models import FactCheck
from tests import factories as make

READING = {
    "layout": "ilacs",
    "authority": {"name": "Northton", "dfe_code": "901"},
    "framework": "ILACS",
    "visit_type": "standard",
    "title": "Inspection of Northton",
    "topics": [],
    "periods": [{"start": "2024-03-11", "end": "2024-03-22"}],
    "published_on": "2024-05-10",
    "addressee": None,
    "inspectors": [{"name": "Robin Lead", "role": "lead", "title": "HMI"}],
    "judgements": [],
}


@pytest.fixture
def visit(db):
    authority = make.AuthorityFactory(name="Northton", dfe_code="901")
    visit = make.VisitFactory(authority=authority, status="draft", title="Inspection of Northton children")
    make.VisitInspectorFactory(visit=visit, inspector=make.InspectorFactory(name="Robin Lead"), title="HMI")
    document = make.DocumentFactory(visit=visit, reading=READING)
    make.DocumentPageFactory(document=document)
    return visit


def state(visit, slug):
    return VisitFacts(visit).row(slug).state


def post(client, visit, path, **fields):
    return client.post(f"/desk/visits/{visit.pk}/{path}", fields)


def correct(client, visit, slug, **fields):
    answer = post(client, visit, f"facts/{slug}/", state=state(visit, slug), **fields)
    visit.refresh_from_db()
    return answer


def rows(count, initial, *filled):
    management = {"row-TOTAL_FORMS": count, "row-INITIAL_FORMS": initial}
    return management | {f"row-{n}-{name}": value for n, row in enumerate(filled) for name, value in row.items()}


def test_it_shows_each_fact_with_what_was_read(desk, visit):
    facts = desk.get(f"/desk/visits/{visit.pk}/").context["facts"]
    shown = {row.fact.slug: (row.lines, row.differs) for row in facts.rows}
    assert shown == {
        "authority": (["Northton"], False),
        "type": (["Standard inspection", "ILACS"], False),
        "title": (["Inspection of Northton children"], True),
        "days": (["11 to 22 March 2024"], False),
        "published": (["10 May 2024"], False),
        "addressee": ([], False),
        "topics": ([], False),
        "inspectors": (["Robin Lead, lead inspector (HMI)"], False),
        "judgements": ([], False),
    }


def test_it_confirms_in_one_go_what_nothing_speaks_against(desk, visit, kim):
    facts = VisitFacts(visit)
    post(desk, visit, "facts/", **{f"state-{row.fact.slug}": row.state for row in facts.plain})
    assert [row.fact.slug for row in VisitFacts(visit).unconfirmed] == ["title"]
    assert {check.checked_by for check in visit.fact_checks.all()} == {kim}


def test_confirming_settles_the_problem_of_that_fact(desk, visit):
    problem = make.DocumentProblemFactory(document=visit.documents.get(), code="published_on_from_file_name")
    other = make.DocumentProblemFactory(document=visit.documents.get(), code="page_without_text")
    post(desk, visit, "facts/", **{"state-published": state(visit, "published")})
    for row in (problem, other):
        row.refresh_from_db()
    assert (problem.is_settled, other.is_settled) == (True, False)


def test_a_fact_that_changes_later_is_to_be_confirmed_again(desk, visit):
    post(desk, visit, "facts/", **{"state-title": state(visit, "title")})
    visit.title = "Another title"
    visit.save()
    row = VisitFacts(visit).row("title")
    assert (row.is_confirmed, row.was_confirmed) == (False, True)


def test_it_takes_what_the_document_says(desk, visit):
    post(desk, visit, "facts/title/read/", state=state(visit, "title"))
    visit.refresh_from_db()
    assert (visit.title, VisitFacts(visit).row("title").is_confirmed) == ("Inspection of Northton", True)


def test_it_corrects_the_publication_date_and_says_a_person_entered_it(desk, visit):
    correct(desk, visit, "published", published_on="2024-05-13")
    assert (visit.published_on, visit.published_basis) == (datetime.date(2024, 5, 13), "entered")
    assert visit.slug == "northton-standard-2024-05-13"


def test_it_refuses_a_publication_date_in_the_future(desk, visit):
    answer = correct(desk, visit, "published", published_on="2999-01-01")
    assert (answer.status_code, "lies in the future" in answer.content.decode()) == (422, True)


def test_it_corrects_the_type(desk, visit):
    correct(desk, visit, "type", visit_type="short", framework="ilacs")
    assert (visit.visit_type, visit.type_basis) == ("short", "entered")


def test_it_corrects_the_authority(desk, visit):
    make.AuthorityFactory(name="Southborough")
    correct(desk, visit, "authority", authority="Southborough")
    assert (visit.authority.name, VisitFacts(visit).row("authority").is_confirmed) == ("Southborough", True)


def test_it_corrects_days_topics_and_addressee(desk, visit):
    days = [{"start": "2024-03-11", "end": "2024-03-15"}, {"start": "2024-04-02", "end": "2024-04-03"}]
    correct(desk, visit, "days", **rows(2, 1, *days))
    correct(desk, visit, "topics", topics="Front door\n\nCare leavers")
    correct(desk, visit, "addressee", words="Alex  Example, Director")
    assert [(str(row.start), str(row.end)) for row in visit.periods.all()] == [
        ("2024-03-11", "2024-03-15"),
        ("2024-04-02", "2024-04-03"),
    ]
    assert [topic.name for topic in visit.topics.all()] == ["Care leavers", "Front door"]
    assert visit.addressee == "Alex Example, Director"


def test_it_refuses_days_that_end_before_they_start(desk, visit):
    answer = correct(desk, visit, "days", **rows(1, 1, {"start": "2024-03-11", "end": "2024-03-01"}))
    assert (answer.status_code, visit.periods.count()) == (422, 1)


def test_it_corrects_inspectors_and_takes_one_away(desk, visit):
    people = [{"name": "", "role": "lead", "title": ""}, {"name": "Kim Team", "role": "lead", "title": ""}]
    correct(desk, visit, "inspectors", **rows(2, 1, *people))
    assert [(row.inspector.name, row.role) for row in visit.inspector_rows.all()] == [("Kim Team", "lead")]


def test_it_corrects_judgements(desk, visit):
    make.JudgementAreaFactory(slug="overall")
    make.JudgementAreaFactory(slug="leaders")
    make.GradeFactory(slug="good")
    judged = [{"area": "overall", "grade": "good"}, {"area": "leaders", "grade": "", "reason": "not given"}]
    correct(desk, visit, "judgements", **rows(2, 0, *judged))
    said = {row.area_id: (row.grade_id, row.no_grade_reason) for row in visit.judgements.all()}
    assert said == {"overall": ("good", ""), "leaders": (None, "not given")}


@pytest.mark.parametrize("slug", FACTS)
def test_every_fact_has_a_form(desk, visit, slug):
    page = desk.get(f"/desk/visits/{visit.pk}/facts/{slug}/").content.decode()
    assert "Save and confirm" in page


def test_the_later_of_two_people_is_told(client, desk, visit, robin):
    seen = state(visit, "title")
    correct(desk, visit, "title", words="What Kim says")
    client.force_login(robin)
    answer = post(client, visit, "facts/title/", state=seen, words="What Robin says")
    page = answer.content.decode()
    visit.refresh_from_db()
    assert (answer.status_code, visit.title) == (409, "What Kim says")
    assert "kim changed this" in page
    assert "What Robin says" in page


def test_a_problem_can_be_settled_and_opened_again(desk, visit):
    problem = make.DocumentProblemFactory(document=visit.documents.get(), code="page_without_text")
    said = []
    for _ in range(2):
        post(desk, visit, f"problems/{problem.pk}/")
        problem.refresh_from_db()
        said.append(problem.is_settled)
    assert said == [True, False]


def test_it_publishes_once_all_facts_are_confirmed(desk, visit):
    post(desk, visit, "publish/")
    visit.refresh_from_db()
    assert visit.status == "draft"
    for slug in FACTS:
        FactCheck.objects.create(visit=visit, fact=slug, state=state(visit, slug))
    answer = desk.post(f"/desk/visits/{visit.pk}/publish/", follow=True)
    visit.refresh_from_db()
    assert (visit.status, "is public now" in answer.content.decode()) == ("published", True)
    assert visit.history.first().history_change_reason == "Published"


def test_other_quotation_marks_are_no_difference(desk, visit):
    visit.title = "Inspection of “Northton”"
    visit.save()
    document = visit.documents.get()
    document.reading = READING | {"title": 'Inspection of "Northton"'}
    document.save()
    assert not VisitFacts(visit).row("title").differs


def test_the_page_of_facts_needs_few_queries(desk, visit):
    with CaptureQueriesContext(connection) as queries:
        desk.get(f"/desk/visits/{visit.pk}/")
    assert len(queries) <= 30
