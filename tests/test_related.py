"""Findings that say the like at other authorities."""

from itertools import combinations

import pytest
from django.db import connection
from django.utils import timezone

from inspections.coding import telling_words
from inspections.models import Visit
from inspections.related import related_findings, two_of
from inspections.tally import current_tally
from tests import factories as make

pytestmark = pytest.mark.django_db
SAYS = "Caseloads are high and supervision lacks reflection in the duty team."


@pytest.fixture
def theme():
    return make.ThemeFactory(slug="workforce")


def related(finding):
    return [like.pk for like in related_findings(finding, current_tally(), timezone.localdate())]


def test_it_finds_the_like_at_other_authorities_on_the_same_theme(theme):
    mine = make.FindingFactory(summary=SAYS, themes=[theme])
    like = make.FindingFactory(summary="Supervision is rare, and caseloads are too high.", themes=[theme])
    make.FindingFactory(summary="Supervision is rare, and caseloads are too high.", themes=[make.ThemeFactory()])
    make.FindingFactory(summary="Supervision is rare, and caseloads are too high.", themes=[theme], visit=mine.visit)
    make.FindingFactory(summary="Staff like their work.", themes=[theme])
    assert related(mine) == [like.pk]


@pytest.mark.parametrize("number", range(2, 7))
def test_two_of_the_words_are_enough_whichever(number):
    words = ["caseload", "supervision", "reflection", "duty", "team", "staff"][:number]
    said = [" ".join(chosen) for size in range(number + 1) for chosen in combinations(words, size)]
    matching = "SELECT * FROM unnest(%s::text[]) said WHERE to_tsvector('english', said) @@ to_tsquery('english', %s)"
    with connection.cursor() as cursor:
        cursor.execute(matching, [said, two_of(words)])
        assert [text for (text,) in cursor.fetchall()] == [text for text in said if " " in text]


def test_it_marks_the_words_that_are_shared_and_no_others(theme):
    mine = make.FindingFactory(summary=SAYS, themes=[theme])
    make.FindingFactory(summary="Supervision is rare, and caseloads are too high.", themes=[theme])
    [like] = related_findings(mine, current_tally(), timezone.localdate())
    marked = {part.partition("\ue001")[0] for part in like.headline.split("\ue000")[1:]}
    assert {"Supervision", "caseloads"} <= marked <= {"Supervision", "caseloads", "high"}


def test_it_shows_no_draft(theme):
    mine = make.FindingFactory(summary=SAYS, themes=[theme])
    hidden = make.FindingFactory(summary=SAYS, themes=[theme])
    Visit.objects.filter(pk=hidden.visit_id).update(status="draft")
    assert related(mine) == []


def test_a_finding_without_a_theme_has_none():
    assert related(make.FindingFactory(summary=SAYS)) == []


def test_telling_words_are_the_rarest_that_others_use_too():
    assert telling_words("Zyxwv in the duty team, where supervision is.", 2) == ["duty", "supervision"]


def test_stop_words_tell_nothing():
    assert telling_words("Why is the MASH where it was before?", 9) == ["mash"]
