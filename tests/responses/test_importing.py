"""A response comes into the database once, with its statements and quotes."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from inspections.models import CouncilResponse, FoundBy, Visit
from inspections.responses.files import text_of
from inspections.responses.saving import Given, ResponseRefused, import_response
from tests import factories
from tests.documents.printing import Press
from tests.responses.conftest import TEXT

CHANGED = TEXT.replace("We thank everyone.", "We thank everybody.")


def quotes(response):
    return [(quote.finding.reference, quote.text, quote.found_by) for quote in response.quotes.all()]


def test_it_saves_words_statements_and_quotes(visit):
    imported = import_response(visit, TEXT)
    response = CouncilResponse.objects.get()
    assert (response.title, response.published_on, response.days_after) == (
        "Northton welcomes its letter",
        datetime.date(2024, 7, 8),
        3,
    )
    assert [(one.speaker, one.role, one.text) for one in response.statements.all()] == [
        ("Robin Example", "Director of Children’s Services", "We thank everyone.")
    ]
    assert quotes(response) == [
        ("paragraph 1", "Foster carers in Northton praise the duty team", "machine"),
        ("paragraph 2", "Managers read records weekly, and they notice quietly when a plan drifts", "machine"),
    ]
    assert imported.sentence == (
        "Northton welcomes its letter (8 July 2024) imported: 1 statement, 2 quotes of 2 findings."
    )


def test_the_same_words_twice_change_nothing(visit):
    import_response(visit, TEXT)
    before = [list(rows) for rows in (CouncilResponse.history.values(), CouncilResponse.objects.get().quotes.values())]
    again = import_response(visit, TEXT.replace("\n", "\r\n"))
    after = [list(rows) for rows in (CouncilResponse.history.values(), CouncilResponse.objects.get().quotes.values())]
    assert (after, again.is_changed) == (before, False)
    assert again.sentence.endswith("is there already with these words: nothing changed.")


def test_it_gives_words_to_a_response_entered_by_hand(visit):
    by_hand = factories.CouncilResponseFactory(visit=visit, published_on=datetime.date(2024, 7, 8), title="Ours")
    who = {"speaker": "Cllr Robin Example", "role": ""}
    said = factories.ResponseStatementFactory(response=by_hand, summary="Thanks.", **who)
    imported = import_response(visit, TEXT)
    said.refresh_from_db()
    assert (imported.response, imported.is_new, imported.response.title) == (by_hand, False, "Ours")
    assert (said.text, said.summary, said.role) == ("We thank everyone.", "Thanks.", "Director of Children’s Services")


def test_it_replaces_other_words_only_when_told_to(visit):
    import_response(visit, TEXT)
    with pytest.raises(ResponseRefused, match="is there with other words"):
        import_response(visit, CHANGED)
    response = import_response(visit, CHANGED, replace=True).response
    assert ("We thank everybody." in response.text, response.statements.get().text) == (True, "We thank everybody.")


def test_what_a_person_confirmed_moves_with_its_words(visit):
    response = import_response(visit, TEXT).response
    quote = response.quotes.first()
    quote.found_by = FoundBy.PERSON
    quote.save()
    response = import_response(visit, f"Yes! {TEXT}", replace=True).response
    moved = response.quotes.get(found_by="person")
    assert (moved.pk, moved.start, response.text[moved.start : moved.end]) == (quote.pk, quote.start + 5, quote.text)


@pytest.mark.parametrize(
    ("text", "given", "reason"),
    [
        (" \n ", Given(), "The text is empty: paste the words of the response, or choose its file."),
        ("Title\n\nWords.", Given(), "No day of publication could be read in the text: give it."),
        (
            "Title\n\n4 July 2024\n\nWords.",
            Given(),
            "A response of 4 July 2024 cannot answer a report published on 5 July 2024: check the visit, or give the "
            "right day.",
        ),
        (
            "Words.",
            Given(published_on=datetime.date(2999, 1, 1)),
            "1 January 2999 lies in the future: give the day the response was published.",
        ),
        ("x" * 200_001, Given(), "The text has more than 200,000 characters: check that it is a response."),
        (TEXT, Given(source_url="nowhere"), "Enter a valid URL."),
    ],
)
def test_it_says_why_it_refuses(visit, text, given, reason):
    with pytest.raises(ResponseRefused) as refused:
        import_response(visit, text, given)
    assert (str(refused.value), CouncilResponse.objects.count()) == (reason, 0)


def test_it_reads_text_files_and_pdfs(visit):
    assert text_of(b"\xef\xbb\xbfWords.", "a.txt") == "Words."
    press = Press()
    for _ in range(12):
        press.line("A made-up page of a response.")
    assert "A made-up page of a response" in text_of(bytes(press.output()), "a.pdf")


@pytest.mark.parametrize(("data", "reason"), [(b"<html>", "not a PDF but a web page"), (b"%PDF-1.4 cut", "damaged")])
def test_it_refuses_files_of_other_kinds(data, reason):
    with pytest.raises(ResponseRefused, match=reason):
        text_of(data, "a.pdf")


def test_the_command_says_what_it_did(visit, tmp_path, capsys):
    file = tmp_path / "answer.txt"
    file.write_text(TEXT, encoding="utf-8")
    call_command("import_response", visit.slug, str(file), "--date=2024-07-09", "--kind=action_plan")
    assert capsys.readouterr().out.startswith("Northton welcomes its letter (9 July 2024) imported: 1 statement")
    assert CouncilResponse.objects.get().kind == "action_plan"


@pytest.mark.parametrize(
    ("slug", "name", "reason"),
    [
        ("nowhere", "answer.txt", "There is no visit “nowhere”: give the last part of its page's address, such as"),
        (None, "missing.txt", "No such file"),
        (None, "empty.txt", "empty.txt: The text is empty"),
    ],
)
def test_the_command_says_what_is_wrong(visit, tmp_path, slug, name, reason):
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(CommandError, match=reason):
        call_command("import_response", slug or Visit.objects.get().slug, str(tmp_path / name))
