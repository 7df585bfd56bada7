"""The codebook is changed in the admin, by those who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inspections import suggesting
from inspections.codebook.csv_file import codebook_csv
from inspections.codebook.standing import codebook_now
from inspections.coding import SuggestedTheme, Suggestion
from inspections.models import CodebookVersion, FindingTheme, Theme, ThemeGroup
from tests.admin.posting import errors_on, filled_in, messages_of

from .conftest import codings

OFFER = "Suggestions stand as they were made before."


def page(entry, step="change"):
    return reverse(f"admin:inspections_{entry._meta.model_name}_{step}", args=[entry.pk])


def said(response):
    return [message for message in messages_of(response) if not message.startswith(OFFER)]


def told():
    return [str(change) for change in CodebookVersion.objects.first().changes.all()]


def test_it_merges_and_offers_to_suggest_again(as_editor, book):
    goes, stays = book.themes["early-help"], book.themes["front-door"]
    sent = {"into": stays.pk, "with_terms": "on", "note": "One team."}
    response = as_editor.post(page(goes, "merge"), sent, follow=True)
    assert said(response) == [
        "Early help went into Front door: 3 codings moved, 2 of them to findings that had both.",
    ]
    assert any(message.startswith(OFFER) for message in messages_of(response))
    assert response.request["PATH_INFO"] == page(stays)


def test_it_asks_why(as_editor, book):
    response = as_editor.post(page(book.themes["visits"], "retire"), {"note": " "})
    assert (response.context["form"].errors.keys(), Theme.objects.in_use().count()) == ({"note"}, 4)


def test_it_retires_and_takes_back(as_editor, book):
    theme = book.themes["visits"]
    as_editor.post(page(theme, "retire"), {"note": "Unused."})
    assert "Retired on" in as_editor.get(page(theme)).text
    as_editor.post(page(theme, "restore"), {"note": "Used again."})
    assert (Theme.objects.in_use().count(), told()) == (4, ["“Visits” was taken back into use."])


def test_it_lists_findings_before_a_split_and_ticks_those_that_fit(as_editor, book):
    sent = {"name": "Safe doors", "terms": "safe", "_show": "1"}
    response = as_editor.post(page(book.themes["front-door"], "split"), sent)
    listed = [(row.finding, ticked) for row, _, ticked in response.context["form"].listed]
    assert listed[0] == (book.findings["other"], True)
    assert {ticked for _, ticked in listed[1:]} == {False}
    assert "This field is required" not in response.text
    assert not Theme.objects.filter(slug="safe-doors").exists()


@pytest.mark.parametrize("which", ["terms", "hand"])
def test_it_splits_by_terms_or_by_hand(as_editor, book, which):
    theme = book.themes["front-door"]
    sent = {"name": "Safe doors", "group": theme.group_id, "scope": "Safety.", "terms": "safe", "which": which}
    chosen = {"rows": [book.findings["both"].theme_rows.get(theme=theme).pk]} if which == "hand" else {}
    response = as_editor.post(page(theme, "split"), {**sent, **chosen, "note": "Too wide."}, follow=True)
    assert said(response) == ["Safe doors was split off from Front door: 1 coding moved."]
    moved = book.findings["both" if which == "hand" else "other"]
    assert codings(moved)[-1] == ("safe-doors", "reviewed")


def test_it_splits_nothing_off_without_a_finding(as_editor, book):
    theme = book.themes["front-door"]
    sent = {"name": "Zebras", "group": theme.group_id, "scope": "Z.", "terms": "zebra", "which": "terms", "note": "x"}
    response = as_editor.post(page(theme, "split"), sent)
    assert response.context["form"].non_field_errors() == [
        "No finding would go to the new theme. Choose others, or other terms."
    ]
    assert not Theme.objects.filter(slug="zebras").exists()


def test_it_wants_a_name_nobody_has_even_retired(as_editor, book):
    response = as_editor.post(page(book.themes["front-door"], "split"), {"name": "visits", "which": "terms"})
    assert response.context["form"].errors["name"] == ["“Visits” has this name or address already, retired or not."]


def test_groups_merge_and_split(as_editor, book):
    as_editor.post(page(book.groups["care"], "merge"), {"into": book.groups["help"].pk, "note": "Few themes."})
    assert ThemeGroup.objects.get(slug="care").merged_into == book.groups["help"]
    sent = {"name": "Plans", "themes": [book.themes["plans"].pk], "note": "Apart again."}
    as_editor.post(page(book.groups["help"], "split"), sent)
    assert Theme.objects.get(slug="plans").group.name == "Plans"


def test_an_edit_is_told_with_its_reason(as_editor, book):
    address = page(book.themes["visits"])
    sent = filled_in(as_editor.get(address)) | {
        "name": "Visiting",
        "terms": "visits\r\nvisits, visit*\r\n\r\nvisits",
        "note": "Wider.",
    }
    as_editor.post(address, sent)
    assert (told(), CodebookVersion.objects.get().note) == (
        ["“Visits” is called “Visiting” now.", "“Visiting”: terms added: visits, visit*."],
        "Wider.",
    )


def test_saving_without_a_change_makes_no_version(as_editor, book):
    address = page(book.themes["visits"])
    as_editor.post(address, filled_in(as_editor.get(address)))
    assert not CodebookVersion.objects.exists()


def test_it_deletes_what_was_never_used_and_nothing_else(as_editor, book):
    for slug in ("visits", "front-door"):
        as_editor.post(page(book.themes[slug], "delete"), {"post": "yes"})
    FindingTheme.objects.all().delete()
    response = as_editor.post(page(book.themes["plans"], "delete"), {"post": "yes"})
    assert "Plans was used: retire it, or merge it with another" in response.text
    assert list(Theme.objects.values_list("slug", flat=True)) == ["early-help", "front-door", "plans"]


def test_it_tries_terms_without_saving_anything(as_editor, book):
    address = page(book.themes["plans"])
    sent = filled_in(as_editor.get(address)) | {"name": "", "terms": "early help", "_try": "1"}
    response = as_editor.post(address, sent)
    text = " ".join(response.text.split())
    assert "Would add 2 findings</strong> in which a term stands and which do not have the theme." in text
    assert "<strong>1 finding</strong> has the theme, and no term stands in it." in text
    assert "<mark>Early help</mark> is quick." in text
    assert (errors_on(response), Theme.objects.get(slug="plans").terms) == ([], ["plans"])


def test_it_tries_the_terms_of_a_theme_that_is_not_there_yet(as_editor, book):
    response = as_editor.post(reverse("admin:inspections_theme_add"), {"terms": "safe", "_try": "1"})
    assert "Would add 1 finding</strong>" in " ".join(response.text.split())


def test_it_offers_only_themes_in_use_for_coding(as_editor, book, admin_client):
    as_editor.post(page(book.themes["visits"], "retire"), {"note": "Unused."})
    query = {"app_label": "inspections", "model_name": "finding", "field_name": "themes", "term": ""}
    results = admin_client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert [row["text"] for row in results] == ["Early help", "Front door", "Plans"]


def upload(client, text, name="codebook.csv", **sent):
    file = SimpleUploadedFile(name, text.encode())
    return client.post(reverse("admin:inspections_theme_import"), {"file": file, "note": "Agreed.", **sent})


def confirm(client, preview, **changes):
    sent = dict(preview.context["form"].initial) | changes
    sent = {name: value for name, value in sent.items() if value is not False}
    return client.post(reverse("admin:inspections_theme_import"), sent, follow=True)


def test_it_previews_a_file_and_takes_it_in_on_a_second_word(as_editor, book):
    text = codebook_csv(codebook_now()).replace(",Visits,", ",Visiting,")
    preview = upload(as_editor, text)
    assert preview.context["counts"] == [("Renamed", ["“Visits” is called “Visiting” now."])]
    assert Theme.objects.get(slug="visits").name == "Visits"
    response = confirm(as_editor, preview)
    assert said(response) == ["Taken in: 1 changes, Version 1."]
    assert (Theme.objects.get(slug="visits").name, CodebookVersion.objects.get().note) == ("Visiting", "Agreed.")


def test_it_shows_the_preview_again_where_the_codebook_changed_in_between(as_editor, book):
    preview = upload(as_editor, codebook_csv(codebook_now()).replace(",Visits,", ",Visiting,"))
    Theme.objects.filter(slug="plans").update(scope="Other.")
    response = confirm(as_editor, preview)
    assert said(response) == ["Somebody changed the codebook since this was shown. Look again at what would change."]
    assert [label for label, _ in response.context["counts"]] == ["Changed", "Renamed"]
    assert Theme.objects.get(slug="visits").name == "Visits"


def test_it_says_what_is_wrong_with_a_file(as_editor, book):
    response = upload(as_editor, "slug\n")
    assert response.context["form"].errors["file"] == [
        "The column group is missing. Start from the file on the codebook's page."
    ]
    assert upload(as_editor, "", "codebook.exe").context["form"].errors.keys() == {"file"}


def test_it_suggests_again_and_says_what_changed(as_editor, book, monkeypatch):
    suggestion = Suggestion((SuggestedTheme("plans", 0.9, ((0, 5),)),), "mixed", 0.8)
    monkeypatch.setattr(suggesting, "suggest_all", lambda passages: [suggestion for _ in passages])
    response = as_editor.post(reverse("admin:inspections_theme_suggest"))
    assert "4 findings that no person has reviewed looked at, 1 changed" in " ".join(response.text.split())
    assert codings(book.findings["guessed"]) == [("plans", "suggested")]
    assert codings(book.findings["one"]) == [("early-help", "reviewed")]


STEPS = ["merge", "split", "retire", "restore"]


def addresses(book):
    pages = [page(entry, step) for entry in (book.themes["visits"], book.groups["care"]) for step in STEPS]
    return [*pages, reverse("admin:inspections_theme_import"), reverse("admin:inspections_theme_suggest")]


def test_only_staff_with_the_permissions_may_take_steps(client, editor, book):
    for codename in ("add_theme", "change_theme", "delete_theme", "change_themegroup"):
        editor.user_permissions.remove(editor.user_permissions.get(codename=codename))
    client.force_login(editor)
    refused = [client.post(address, {"note": "x"}).status_code for address in addresses(book)]
    assert refused == [403] * len(refused)


def test_nobody_else_gets_that_far(client, book):
    assert {client.get(address).status_code for address in addresses(book)} == {302}


def test_those_who_may_open_every_step(as_editor, book):
    assert {as_editor.get(address).status_code for address in addresses(book)} == {200}
