"""Two people code the same findings, blind to each other."""

import re

import pytest
from django.test import Client

from inspections.desk.double_coding import open_double_coding
from inspections.models import BlindCoding, DoubleCoding, Suggestion, TwiceCoded
from tests import factories as make
from tests.desk.conftest import coding, do, finding, person


@pytest.fixture
def sam(db):
    return person("sam", "code_finding", "add_doublecoding", "settle_disagreement")


@pytest.fixture
def opened(draft, sam, kim, robin):
    """The draft's three findings, given to kim and robin."""
    return open_double_coding(draft.pk, sam, [kim, robin])


def act(client, row, verb, **fields):
    return client.post(f"/desk/double/{row.double_coding_id}/code/{row.pk}/{verb}/", fields)


def say(client, who, row, assessment, *slugs):
    """Code a finding as a person, to the end."""
    client.force_login(who)
    act(client, row, "assess", assessment=assessment)
    for slug in slugs:
        act(client, row, "add-theme", theme=slug)
    return act(client, row, "finish")


def first(double_coding):
    return double_coding.findings.first()


def test_an_editor_gives_a_sample_to_two_people(client, draft, sam, kim, robin):
    client.force_login(sam)
    client.post(f"/desk/visits/{draft.pk}/double/", {"first": kim.pk, "second": robin.pk, "sample": "2"})
    opened = DoubleCoding.objects.get()
    assert [str(coder) for coder in opened.coders.all()] == ["kim", "robin"]
    assert opened.findings.count() == 2


def test_a_finding_is_given_to_coders_once(client, opened, draft, sam, kim, robin):
    client.force_login(sam)
    answer = client.post(f"/desk/visits/{draft.pk}/double/", {"first": kim.pk, "second": robin.pk})
    assert (answer.status_code, DoubleCoding.objects.count()) == (422, 1)


def test_a_coder_starts_and_another_takes_it_up(client, draft, kim, robin):
    client.force_login(kim)
    client.post(f"/desk/visits/{draft.pk}/double/", {"first": kim.pk})
    opened = DoubleCoding.objects.get()
    client.force_login(robin)
    client.post(f"/desk/double/{opened.pk}/take-up/")
    assert [str(coder) for coder in opened.coders.all()] == ["kim", "robin"]


def test_a_coder_cannot_name_others(client, draft, kim, robin):
    client.force_login(kim)
    answer = client.post(f"/desk/visits/{draft.pk}/double/", {"first": kim.pk, "second": robin.pk})
    assert (answer.status_code, DoubleCoding.objects.count()) == (422, 0)


def test_every_step_is_saved(client, opened, kim):
    client.force_login(kim)
    act(client, first(opened), "assess", assessment="mixed")
    act(client, first(opened), "add-theme", theme="Adoption")
    act(client, first(opened), "add-theme", theme="neglect")
    act(client, first(opened), "put-first", theme="neglect")
    page = client.get(f"/desk/double/{opened.pk}/code/")
    assert [theme.slug for theme in page.context["row"].themes] == ["neglect", "adoption"]
    assert page.context["row"].coding.assessment == "mixed"


def test_what_a_coder_sees_is_the_same_to_the_letter_whatever_the_other_said(client, opened, kim, robin):
    row, other = first(opened), Client()
    client.force_login(kim)
    pages = [f"/desk/double/{opened.pk}/code/?finding={row.pk}", "/desk/double/", "/desk/disagreements/"]
    before = [seen(client, url) for url in pages]
    say(other, robin, row, "context", "advocacy")
    assert [seen(client, url) for url in pages] == before
    progress = client.get(f"/desk/double/{opened.pk}/").content.decode()
    assert ("1 of 3 coded" in progress, "Advocacy" in progress, "Context" in progress) == (True, False, False)
    assert client.get(f"/desk/disagreements/{row.pk}/").status_code == 404


def seen(client, url):
    """A page without the tokens that differ each time."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", answer.content.decode())


def test_no_query_of_a_coders_page_asks_for_the_others_coding(client, opened, kim, robin):
    row = first(opened)
    say(client, robin, row, "context", "advocacy")
    client.force_login(kim)
    page = client.get(f"/desk/double/{opened.pk}/code/?finding={row.pk}")
    assert page.context["row"].coding.pk is None
    assert [one.coding.pk for one in page.context["review"].findings] == [None, None, None]


def test_suggestions_are_hidden_unless_chosen(client, draft, sam, kim, robin):
    Suggestion.objects.keep([(finding(draft, 1), "mixed", [make.ThemeFactory(slug="neglect").pk])])
    hidden = open_double_coding(draft.pk, sam, [kim, robin], sample=3)
    client.force_login(kim)
    assert "Suggested" not in client.get(f"/desk/double/{hidden.pk}/code/").content.decode()
    hidden.delete()
    shown = open_double_coding(draft.pk, sam, [kim, robin], shows_suggestions=True)
    page = client.get(f"/desk/double/{shown.pk}/code/").content.decode()
    assert "Mixed" in page
    assert "Agree with the suggestion" in page


def test_agreeing_with_the_suggestion_makes_it_ones_own(client, draft, sam, kim, robin):
    theme = make.ThemeFactory(slug="neglect")
    Suggestion.objects.keep([(finding(draft, 1), "mixed", [theme.pk])])
    shown = open_double_coding(draft.pk, sam, [kim, robin], shows_suggestions=True)
    client.force_login(kim)
    act(client, first(shown), "finish")
    said = BlindCoding.objects.get()
    assert (said.assessment, said.themes, said.finished_at is not None) == ("mixed", [theme.pk], True)


def test_a_coding_without_a_theme_is_not_finished(client, opened, kim):
    client.force_login(kim)
    act(client, first(opened), "assess", assessment="mixed")
    answer = act(client, first(opened), "finish")
    assert (answer.status_code, BlindCoding.objects.get().finished_at) == (422, None)


def test_what_both_have_finished_stands(client, opened, kim, robin):
    row = first(opened)
    say(client, kim, row, "mixed", "neglect")
    say(client, robin, row, "mixed", "adoption")
    answer = act(client, row, "assess", assessment="context")
    assert answer.status_code == 422
    assert set(BlindCoding.objects.values_list("assessment", flat=True)) == {"mixed"}


def test_what_both_agree_on_is_the_findings_coding(client, opened, draft, kim, robin):
    row = first(opened)
    say(client, kim, row, "needs_improvement", "adoption", "neglect")
    say(client, robin, row, "needs_improvement", "adoption", "neglect")
    assert coding(finding(draft, 1)) == (
        "needs_improvement",
        "reviewed",
        [("adoption", "reviewed"), ("neglect", "reviewed")],
    )
    assert finding(draft, 1).reviewed_at is not None
    assert TwiceCoded.objects.disagreed().count() == 0


def test_agreement_does_not_change_what_a_person_had_coded(client, opened, draft, kim, robin):
    client.force_login(kim)
    do(client, finding(draft, 1), "accept")
    row = first(opened)
    say(client, kim, row, "needs_improvement", "adoption")
    say(client, robin, row, "needs_improvement", "adoption")
    assert coding(finding(draft, 1)) == ("strength", "reviewed", [("neglect", "reviewed")])


def test_a_dropped_finding_leaves_and_comes_back(client, opened, draft, kim, robin):
    row = first(opened)
    say(client, kim, row, "mixed", "neglect")
    say(client, robin, row, "context", "neglect")
    client.force_login(kim)
    do(client, finding(draft, 1), "drop")
    assert TwiceCoded.objects.disagreed().count() == 0
    client.post(f"/desk/visits/{draft.pk}/undo/", {"finding": ""})
    assert TwiceCoded.objects.disagreed().count() == 1


def test_ending_keeps_what_both_have_coded(client, opened, sam, kim, robin):
    row = first(opened)
    say(client, kim, row, "mixed", "neglect")
    say(client, robin, row, "context", "neglect")
    client.force_login(sam)
    client.post(f"/desk/double/{opened.pk}/end/")
    assert [left.pk for left in opened.findings.all()] == [row.pk]


@pytest.mark.parametrize("verb", ["finish", "assess"])
def test_nobody_else_codes_in_a_coders_place(client, opened, sam, verb):
    client.force_login(sam)
    assert act(client, first(opened), verb, assessment="mixed").status_code == 403
    assert client.get(f"/desk/double/{opened.pk}/code/").status_code == 403
