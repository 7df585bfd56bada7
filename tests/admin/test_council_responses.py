"""Importing a council's response in the staff pages, and confirming what it quotes."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inspections.models import CouncilResponse, ResponseQuote
from tests import factories
from tests.admin.posting import errors_on, filled_in, messages_of

IMPORT = "/admin/inspections/councilresponse/import/"
PLANS = "Plans for the boats are always clear and bold."
TEXT = f"Our answer\n\n8 July 2024\n\n{PLANS}\n\nKim Person, Leader, said:\n\nGood."


@pytest.fixture
def finding(db):
    visit = factories.VisitFactory(published_on=datetime.date(2024, 7, 5))
    return factories.FindingFactory(visit=visit, text=PLANS, summary="")


def act(client, model, action, rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(reverse(f"admin:inspections_{model}_changelist"), data, follow=True)


def state(quote):
    quote.refresh_from_db()
    return quote.found_by, quote.is_quote


def test_it_imports_pasted_words_for_the_visit_it_was_asked_from(as_editor, finding):
    page = as_editor.get(reverse("admin:inspections_visit_change", args=[finding.visit_id]))
    assert f"{IMPORT}?visit={finding.visit_id}" in page.content.decode()
    response = as_editor.post(IMPORT, {"visit": finding.visit_id, "text": TEXT.replace("\n", "\r\n")}, follow=True)
    saved = CouncilResponse.objects.get()
    assert response.redirect_chain == [(f"/admin/inspections/councilresponse/{saved.pk}/change/", 302)]
    assert messages_of(response) == ["Our answer (8 July 2024) imported: 1 statement, 1 quote of 1 finding."]
    assert saved.history.get().history_user.username == "ed"


def test_it_imports_a_file(as_editor, finding):
    file = SimpleUploadedFile("answer.txt", TEXT.encode())
    as_editor.post(IMPORT, {"visit": finding.visit_id, "file": file, "title": "Mine"})
    assert CouncilResponse.objects.get().title == "Mine"


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "Paste the words, or choose a file: one of both."),
        ({"text": "Words."}, "No day of publication could be read in the text: give it."),
        ({"text": TEXT, "published_on": "2024-07-01"}, "A response of 1 July 2024 cannot answer a report published"),
        ({"text": TEXT, "visit": "99999"}, "Select a valid choice."),
    ],
)
def test_it_says_what_is_wrong(as_editor, finding, sent, complaint):
    response = as_editor.post(IMPORT, {"visit": finding.visit_id} | sent)
    assert (complaint in response.content.decode(), CouncilResponse.objects.count()) == (True, 0)


@pytest.mark.parametrize("missing", ["add_councilresponse", "change_councilresponse"])
def test_it_is_for_those_who_may_add_and_change_responses(as_editor, editor, finding, missing):
    editor.user_permissions.remove(Permission.objects.get(codename=missing))
    assert as_editor.get(IMPORT).status_code == as_editor.post(IMPORT, {"text": TEXT}).status_code == 403


def test_it_confirms_and_refuses_quotes(as_editor, db):
    first, second = factories.ResponseQuoteFactory(), factories.ResponseQuoteFactory()
    assert messages_of(act(as_editor, "responsequote", "confirm_quotes", [first])) == ["Confirmed 1 quote."]
    act(as_editor, "responsequote", "refuse_quotes", [second])
    assert (state(first), state(second)) == (("person", True), ("person", False))


def test_it_confirms_all_quotes_of_a_response_and_matches_again(as_editor, finding):
    as_editor.post(IMPORT, {"visit": finding.visit_id, "text": TEXT})
    response, quote = CouncilResponse.objects.get(), ResponseQuote.objects.get()
    act(as_editor, "councilresponse", "confirm_all_quotes", [response])
    finding.text = "Something else."
    finding.save()
    said = messages_of(act(as_editor, "councilresponse", "match_again", [response]))
    assert said == ["Looked for quotes again: those of 0 of the chosen changed."]
    assert state(quote) == ("person", True)


def test_it_lets_only_those_change_quotes_who_may(client, onlooker, db):
    client.force_login(onlooker)
    quote = factories.ResponseQuoteFactory()
    act(client, "responsequote", "confirm_quotes", [quote])
    assert state(quote) == ("machine", True)


@pytest.mark.parametrize(
    ("text", "form", "similarity"), [("We will mend the roof.", "own_words", None), ("boats are always", "clause", 1.0)]
)
def test_a_person_adds_what_the_council_says(as_editor, finding, text, form, similarity):
    response = factories.CouncilResponseFactory(visit=finding.visit, text=f"{TEXT} We will mend the roof.")
    data = {"response": response.pk, "finding": finding.pk, "text": text, "is_quote": "on"}
    as_editor.post(reverse("admin:inspections_responsequote_add"), data)
    quote = ResponseQuote.objects.get()
    assert (quote.form, quote.similarity, quote.found_by) == (form, similarity, "person")
    assert response.text[quote.start : quote.end] == text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Not there.", "These words do not stand in the response: copy them from it."),
        ("boats are always", "This finding is of another visit than the response."),
    ],
)
def test_a_quote_must_stand_in_the_response_and_be_of_its_visit(as_editor, finding, text, complaint):
    response = factories.CouncilResponseFactory(text=TEXT)
    data = {"response": response.pk, "finding": finding.pk, "text": text, "is_quote": "on"}
    assert errors_on(as_editor.post(reverse("admin:inspections_responsequote_add"), data)) == [complaint]


def test_words_changed_by_hand_are_looked_through_again(as_editor, finding):
    as_editor.post(IMPORT, {"visit": finding.visit_id, "text": TEXT})
    url = reverse("admin:inspections_councilresponse_change", args=[CouncilResponse.objects.get().pk])
    as_editor.post(url, filled_in(as_editor.get(url)) | {"text": "Other words."})
    assert (CouncilResponse.objects.get().text, ResponseQuote.objects.count()) == ("Other words.", 0)
