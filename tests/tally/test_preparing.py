"""A web process reads beforehand what the first visitors would wait for."""

import logging
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from inspections import preparing
from inspections.models import Theme
from inspections.tally import current_tally
from inspections.tally.themes import reviewed_on
from inspections.wording import wording
from tests import factories as make
from tests.world import all_visits, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_kept")]


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """What was done about garbage, which is not done to the process of the tests."""
    done = []
    fake = SimpleNamespace(
        collect=lambda: done.append("collected"),
        freeze=lambda: done.append("frozen"),
        get_threshold=lambda: (2000, 10, 10),
        set_threshold=lambda *numbers: done.append(numbers),
    )
    monkeypatch.setattr(preparing, "gc", fake)
    return done


@pytest.fixture
def asked(monkeypatch):
    """The keys of the findings whose passages the database was asked about, query by query."""
    from inspections import wording as words

    keys, uses = [], words._uses
    monkeypatch.setattr(words, "_uses", lambda terms, asked: keys.append({*asked.tolist()}) or uses(terms, asked))
    return keys


def words_on(theme):
    tally = current_tally()
    return wording(tally, reviewed_on(all_visits(), theme), theme.terms)


def test_the_wording_of_every_theme_is_known_then(asked):
    world = build_world()
    preparing.prepare_beside().join()
    before = len(asked)
    words_on(world["harm"])
    assert (before, len(asked)) == (Theme.objects.listed().count(), before)


def test_what_was_read_is_no_longer_looked_through_for_garbage(settled):
    preparing.prepare_beside().join()
    assert settled == ["collected", "frozen", (2000, 10, 100)]


def test_it_stays_known_when_something_else_changes(asked):
    world = build_world()
    words_on(world["harm"])
    make.AuthorityFactory()
    added = make.FindingFactory(visit=world["south"], themes=[world["harm"]])
    words_on(world["harm"])
    of_the_same_visit = {*world["south"].findings.values_list("pk", flat=True)}
    first, second = asked
    assert {added.pk} <= second <= of_the_same_visit
    assert first - of_the_same_visit


def test_a_database_that_does_not_answer_is_told_and_stops_nothing(monkeypatch, caplog):
    def fail(using):
        raise OperationalError("connection refused")

    monkeypatch.setattr(preparing, "current_tally", fail)
    with caplog.at_level(logging.WARNING):
        preparing.prepare_beside().join()
    assert caplog.messages == [
        "Nothing was read beforehand, since the database does not answer: connection refused",
    ]
