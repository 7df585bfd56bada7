"""A process learns who has the most frequent words; what a search finds stays what the database would find."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections import frequent_words
from inspections.frequent_words import findings_with, learn_frequent_words
from inspections.models import Finding, FindingWords, Visit
from inspections.preparing import prepare
from inspections.tally import current, current_tally
from tests.factories import FindingFactory, VisitFactory

pytestmark = pytest.mark.django_db(transaction=True)

SAID = [
    "Gangs are known.",
    "Gangs and plans.",
    "Plans for a gang are late.",
    "Housing is short.",
    "Gang members' homes",
]
ASKED = ["gangs", "plans", "gang plan", "housing", "gang -plan", '"gang members"', "plan or housing", "the", "knives"]


@pytest.fixture
def visit():
    return VisitFactory()


@pytest.fixture(autouse=True)
def learned(monkeypatch, nothing_kept, visit):
    """Words that two findings in five have are frequent enough here."""
    monkeypatch.setattr(frequent_words, "LEAST_SHARE", 0.4)
    monkeypatch.setattr(frequent_words, "LEAST_FINDINGS", 1)
    for place, summary in enumerate(SAID):
        FindingFactory(visit=visit if place else VisitFactory(), text="", summary=summary)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE inspections_findingwords")
    learn_frequent_words("default")


def found(asked):
    """The keys of the findings found, and the queries it took."""
    tally = current_tally()
    with CaptureQueriesContext(connection) as queries:
        mask = findings_with(tally, asked)
    return {*tally.findings.pk[mask].tolist()}, len(queries)


def there(asked):
    """Those that the database finds among the public ones."""
    matching = FindingWords.objects.matching(asked).values("pk")
    return {*Finding.objects.filter(visit__status=Visit.Status.PUBLISHED, pk__in=matching).values_list("pk", flat=True)}


def test_the_words_that_most_findings_have_are_learned():
    words = current_tally().remembered.words
    assert [word in words for word in ("gang", "plan", "hous")] == [True, True, False]


def test_a_web_process_learns_them_when_it_starts():
    current.forget()
    prepare()
    assert "gang" in current_tally().remembered.words


@pytest.mark.parametrize("asked", ASKED)
def test_a_search_finds_what_the_database_finds(asked):
    assert found(asked)[0] == there(asked)


def test_only_what_the_words_mean_is_asked_of_the_database_then():
    assert [found(asked) for asked in ("gangs", "gang plans")] == [(there("gang"), 1), (there("gang plan"), 1)]


def test_a_search_stays_right_when_findings_come_change_and_go(visit):
    first, second, *_ = visit.findings.order_by("pk")
    FindingFactory(visit=visit, text="", summary="A gang that came later.")
    FindingFactory(visit=VisitFactory(), text="", summary="Gangs elsewhere.")
    first.delete()
    Finding.objects.filter(pk=second.pk).update(summary="Nothing of the kind.")
    for _ in range(2):
        assert {asked: found(asked)[0] for asked in ASKED} == {asked: there(asked) for asked in ASKED}


def test_only_the_findings_of_a_changed_visit_are_looked_at_again(visit):
    FindingFactory(visit=visit, text="", summary="A gang that came later.")
    assert [found("gangs")[1], found("gangs")[1]] == [2, 1]


def test_findings_of_a_visit_that_was_not_public_are_found_once_it_is(visit):
    Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.DRAFT)
    before = found("gangs")[0]
    Visit.objects.filter(pk=visit.pk).update(status=Visit.Status.PUBLISHED)
    assert (len(before), found("gangs")[0]) == (1, there("gangs"))


def test_in_a_small_record_nothing_is_worth_learning(monkeypatch):
    monkeypatch.setattr(frequent_words, "LEAST_FINDINGS", 20_000)
    tally = current_tally()
    tally.remembered.words._sets.clear()
    learn_frequent_words("default")
    assert not tally.remembered.words
    assert np.count_nonzero(findings_with(tally, "gangs")) == len(there("gangs"))
