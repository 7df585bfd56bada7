"""Visits from pasted text, and findings from passages."""

import pytest

from inspections.coding import bundled_model
from inspections.desk.selecting import pieces
from inspections.models import Visit
from tests import factories as make
from tests.importing.letters import letter

FACTS = {"visit_type": "focused_visit", "framework": "ilacs", "title": "", "published_on": "2024-07-08"}
DAYS = {"first_day": "2024-06-11", "last_day": "2024-06-12"}


@pytest.fixture(autouse=True)
def _documents_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def northton(db):
    make.FrameworkFactory()
    return make.AuthorityFactory(name="Northton", dfe_code="901")


def paste(client, authority, text, **facts):
    return client.post("/desk/new/", {"authority": authority.pk, **FACTS, **facts, "text": text})


def test_a_pasted_letter_is_read_like_a_file(desk, northton):
    paste(desk, northton, letter().decode())
    visit = Visit.objects.get()
    assert (visit.status, visit.documents.get().layout, visit.findings.count()) == ("draft", "letter", 3)
    assert [str(row.inspector) for row in visit.inspector_rows.all()] == ["Robin Lead", "Kim Team"]
    assert str(visit.periods.get()) == "2024-06-11 to 2024-06-12"


def test_what_a_person_enters_outdoes_what_is_read(desk, northton):
    paste(desk, northton, letter().decode(), published_on="2024-07-09")
    assert str(Visit.objects.get().published_on) == "2024-07-09"


def test_each_paragraph_of_any_other_text_is_a_finding(desk, northton):
    paste(desk, northton, "Plans are clear,\nand short.\r\n\r\nVisits come late.", **DAYS)
    visit = Visit.objects.get()
    assert [(row.reference, row.text) for row in visit.findings.order_by("order")] == [
        ("paragraph 1", "Plans are clear, and short."),
        ("paragraph 2", "Visits come late."),
    ]
    assert (visit.documents.get().layout, visit.documents.get().pages.count()) == ("pasted", 1)


def test_a_visit_that_is_there_is_not_made_again(desk, northton):
    paste(desk, northton, letter().decode())
    answer = paste(desk, northton, "Plans are clear.", **DAYS)
    assert (answer.status_code, Visit.objects.count()) == (422, 1)
    assert "There is already a" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"text": " "}, {"last_day": "2024-06-12"}, {"first_day": "2024-06-12", "last_day": "2024-06-01"}],
)
def test_it_says_what_is_missing_or_wrong(desk, northton, wrong):
    answer = paste(desk, northton, **{"text": "Plans are clear.", **wrong})
    assert (answer.status_code, Visit.objects.count()) == (422, 0)


@pytest.fixture
def page(draft):
    text = "Findings\n1. Plans are clear. They name\nwho does what.\n2. Visits come late."
    return make.DocumentPageFactory(document=make.DocumentFactory(visit=draft), number=2, text=text)


def add(client, page, **fields):
    fields = {"kind": "paragraph", "section": "leaders", **fields}
    return client.post(f"/desk/visits/{page.document.visit_id}/passages/?page=2", fields)


def test_a_page_comes_in_pieces(page):
    assert pieces(page.text) == ["Findings", "1. Plans are clear. They name\nwho does what.", "2. Visits come late."]


def test_ticked_paragraphs_become_a_finding(desk, draft, page):
    add(desk, page, pieces=["1", "2"])
    row = draft.findings.get(section="leaders")
    assert (row.text, row.page, row.document, row.reference, row.order) == (
        "1. Plans are clear. They name who does what. 2. Visits come late.",
        2,
        page.document,
        "paragraph 4",
        1,
    )


def test_selected_words_become_a_finding_and_an_item_needs_improvement(desk, draft, page):
    add(desk, page, kind="improvement", passage="Visits  come\nlate.")
    row = draft.findings.get(section="leaders")
    assert (row.text, row.reference, row.assessment, row.assessment_by) == (
        "Visits come late.",
        "improvement 1",
        "needs_improvement",
        "suggested",
    )


def test_words_that_are_not_on_the_page_add_nothing(desk, draft, page):
    answer = add(desk, page, passage="Visits come early.")
    assert (answer.status_code, draft.findings.count()) == (422, 3)
    assert "These words do not stand on this page. Copy them from its text." in answer.content.decode()


def test_words_may_run_on_to_the_next_page(desk, draft, page):
    make.DocumentPageFactory(document=page.document, number=3, text="Nobody knows why.")
    add(desk, page, passage="Visits come late. Nobody knows why.")
    assert draft.findings.filter(text="Visits come late. Nobody knows why.", section="leaders").exists()


def test_an_added_finding_comes_with_a_suggested_coding(desk, draft, page):
    for slug in bundled_model().slugs:
        make.ThemeFactory(slug=slug)
    add(desk, page, pieces=["1"])
    row = draft.findings.get(section="leaders")
    assert (row.assessment_by, {theme.assigned_by for theme in row.theme_rows.all()}) == ("suggested", {"suggested"})


def test_an_added_finding_can_be_undone(desk, draft, page):
    add(desk, page, pieces=["1"])
    desk.post(f"/desk/visits/{draft.pk}/undo/", {"finding": ""})
    assert draft.findings.count() == 3


def test_nothing_selected_adds_nothing(desk, draft, page):
    answer = add(desk, page)
    assert (answer.status_code, "Tick a paragraph" in answer.content.decode()) == (422, True)


def test_a_page_the_document_does_not_have_is_not_found(desk, draft, page):
    assert desk.get(f"/desk/visits/{draft.pk}/passages/?page=9").status_code == 404
