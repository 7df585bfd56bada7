"""Themes merge, split and retire; every coding goes along, once, with its history."""

import pytest
from django.utils import timezone

from inspections.codebook.errors import StepRefused
from inspections.codebook.steps import (
    merge_groups,
    merge_themes,
    restore,
    retire,
    split_group,
    split_theme,
)
from inspections.codebook.trying import fitting
from inspections.codebook.versions import Record
from inspections.models import CodebookVersion, CodedBy, FindingTheme, Theme, ThemeGroup
from tests import factories as make

from .conftest import codings


def merge(book, goes, stays, record):
    return merge_themes(book.themes[goes], book.themes[stays], record=record)


def test_it_moves_every_coding_once(book, record):
    moved = merge(book, "early-help", "front-door", record)
    assert str(moved) == "3 codings moved, 2 of them to findings that had both"
    assert {name: codings(finding) for name, finding in book.findings.items()} == {
        "one": [("front-door", "reviewed")],
        "both": [("plans", "reviewed"), ("front-door", "reviewed")],
        "other": [("front-door", "reviewed")],
        "guessed": [("front-door", "suggested")],
    }


def test_it_keeps_what_a_person_confirmed_where_a_machine_guessed_the_other(book, record):
    row = book.findings["guessed"].theme_rows.get(theme=book.themes["early-help"])
    row.assigned_by = CodedBy.PERSON
    row.save()
    merge(book, "early-help", "front-door", record)
    kept = book.findings["guessed"].theme_rows.get()
    assert (kept.theme.slug, kept.assigned_by, kept.score) == ("front-door", "reviewed", None)


def test_it_keeps_a_confirmed_finding_confirmed(book, editor, record):
    finding = book.findings["one"]
    finding.reviewed_by, finding.reviewed_at = editor, timezone.now()
    finding.save()
    merge(book, "early-help", "front-door", record)
    before = finding.reviewed_at
    finding.refresh_from_db()
    assert (finding.reviewed_by, finding.reviewed_at) == (editor, before)


def test_the_history_says_who_coded_what_under_which_theme(book, record):
    row = book.findings["one"].theme_rows.get()
    merge(book, "early-help", "front-door", record)
    versions = [(v.theme.name, v.history_type, v.history_change_reason) for v in row.history.order_by("history_id")]
    reason = "Theme “Early help” went into “Front door”"
    assert versions == [("Early help", "+", None), ("Front door", "~", reason)]


def test_a_coding_that_is_joined_to_another_stays_in_the_history(book, record):
    row = book.findings["both"].theme_rows.get(theme=book.themes["early-help"])
    merge(book, "early-help", "front-door", record)
    last = FindingTheme.history.filter(id=row.pk).first()
    assert (last.theme, last.history_type, last.assigned_by) == (book.themes["early-help"], "-", "reviewed")


def test_the_theme_that_goes_is_retired_and_says_where_it_went(book, record):
    merge(book, "early-help", "front-door", record)
    goes, stays = Theme.objects.get(slug="early-help"), Theme.objects.get(slug="front-door")
    assert (goes.retired_on, goes.merged_into) == (timezone.localdate(), stays)
    assert stays.terms == ["front door", "early help"]


def test_it_merges_a_finding_of_three_themes_in_any_order(book, record):
    slugs = ["early-help", "front-door", "visits"]
    orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    found = [make.FindingFactory(themes=[book.themes[slugs[n]] for n in order]) for order in orders]
    merge(book, "early-help", "front-door", record)
    front, visits = ("front-door", "reviewed"), ("visits", "reviewed")
    assert [codings(finding) for finding in found] == [
        [front, visits],
        [front, visits],
        [front, visits],
        [front, visits],
        [visits, front],
        [visits, front],
    ]


def test_it_tells_of_each_step_in_a_version_of_its_own(book, editor):
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=Record(editor, "One team."))
    retire(book.themes["visits"], record=Record(editor, "Nobody used it."))
    told = [(v.number, v.note, v.by, [str(c) for c in v.changes.all()]) for v in CodebookVersion.objects.all()]
    assert told == [
        (2, "Nobody used it.", "An editor", ["“Visits” was retired."]),
        (
            1,
            "One team.",
            "An editor",
            ["“Early help” went into “Front door”: 3 codings moved, 2 of them to findings that had both."],
        ),
    ]


def test_it_refuses_to_merge_into_a_retired_theme_or_into_itself(book, record):
    retire(book.themes["visits"], record=record)
    for goes, stays in [("plans", "visits"), ("plans", "plans")]:
        with pytest.raises(StepRefused):
            merge(book, goes, stays, record)


def test_it_splits_off_the_findings_in_which_a_term_stands(book, record):
    theme = book.themes["front-door"]
    new = Theme(name="Safe doors", group=theme.group, scope="Safety.", terms=["safe"])
    moved = split_theme(theme, new, fitting(theme.finding_rows, ["safe"]), record=record)
    assert (str(moved), codings(book.findings["other"])) == ("1 coding moved", [("safe-doors", "reviewed")])
    assert codings(book.findings["guessed"])[0] == ("front-door", "suggested")
    assert [str(change) for change in new.changes.all()] == [
        "“Safe doors” was split off from “Front door”: 1 coding moved."
    ]


def test_it_splits_off_findings_chosen_by_hand_and_none_of_another_theme(book, record):
    theme = book.themes["front-door"]
    chosen = [book.findings[name].theme_rows.get(rank=rank).pk for name, rank in [("both", 3), ("one", 1)]]
    split_theme(theme, Theme(name="Doors", group=theme.group, scope="Doors."), chosen, record=record)
    assert codings(book.findings["both"])[2] == ("doors", "reviewed")
    assert codings(book.findings["one"]) == [("early-help", "reviewed")]


def test_a_retired_theme_keeps_its_codings_and_comes_back(book, record):
    theme = book.themes["front-door"]
    before = theme.finding_rows.count()
    retire(theme, record=record)
    assert (Theme.objects.get(pk=theme.pk).is_retired, theme.finding_rows.count()) == (True, before)
    restore(theme, record=record)
    assert not Theme.objects.get(pk=theme.pk).is_retired


def test_a_group_hands_its_themes_over(book, record):
    assert merge_groups(book.groups["care"], book.groups["help"], record=record) == 2
    slugs = list(Theme.objects.filter(group__slug="help").order_by("order").values_list("slug", flat=True))
    assert slugs == ["early-help", "front-door", "visits", "plans"]
    assert ThemeGroup.objects.get(slug="care").merged_into == book.groups["help"]


def test_a_group_is_split_by_its_themes(book, record):
    new = ThemeGroup(name="Planning")
    split_group(book.groups["care"], new, [book.themes["plans"]], record=record)
    groups = {theme.slug: theme.group.slug for theme in Theme.objects.select_related("group")}
    assert groups == {"early-help": "help", "front-door": "help", "visits": "care", "plans": "planning"}


def test_a_group_with_themes_in_use_is_not_retired(book, record):
    with pytest.raises(StepRefused, match="Care has themes in use"):
        retire(book.groups["care"], record=record)
