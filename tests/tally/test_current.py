"""A tally is always equal to what the database says, whatever changed and however."""

from dataclasses import fields

import numpy as np
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from inspections.models import Authority, Finding, Judgement, Theme, Visit, VisitInspector
from inspections.tally import current_tally
from inspections.tally.columns import Pairs
from inspections.tally.picking import FINDING_FACETS, FINDING_SETS, VISIT_SETS, Conditions, Picked
from inspections.tally.tally import Tally
from tests.factories import (
    FindingFactory,
    InspectorFactory,
    ItemToImproveFactory,
    JudgementFactory,
    ThemeFactory,
    TopicFactory,
    VisitFactory,
)

FACETS = (*FINDING_FACETS, *FINDING_SETS, *VISIT_SETS, "region", "authority", "framework", "type", "coverage")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_kept")]


def table(columns):
    """Columns as lists; what is not in an order of its own is sorted."""
    found = {}
    for field in fields(columns):
        value = getattr(columns, field.name)
        if isinstance(value, Pairs):
            value = sorted(zip(value.visit.tolist(), value.code.tolist(), strict=True))
        found[field.name] = value if isinstance(value, list) else np.asarray(value).tolist()
    judgements = [found.pop(name, []) for name in ("judgement_visit", "judgement_area", "judgement_grade")]
    return found | {"judgements": sorted(zip(*judgements, strict=True))}


def both(tally):
    return table(tally.visits), table(tally.findings)


def made(tally):
    """What is made of the columns and carried from one tally to the next."""
    counts = {facet: Picked(tally, Conditions()).finding_counts(facet) for facet in FACETS}
    return tally.raised.tolist(), tally.praised.tolist(), counts


@pytest.fixture
def world():
    themes = [ThemeFactory() for _ in range(3)]
    visits = [VisitFactory() for _ in range(4)]
    for visit in visits:
        FindingFactory.create_batch(2, visit=visit, themes=themes[:2])
        ItemToImproveFactory(visit=visit, themes=themes[1:])
        JudgementFactory(visit=visit)
        VisitInspector.objects.create(visit=visit, inspector=InspectorFactory(), role="lead")
    visits[0].topics.add(TopicFactory())
    return {"themes": themes, "visits": visits}


def changes(world):
    """Ways in which people and commands change what is counted."""
    first, second, third, _ = world["visits"]
    yield "a new finding", lambda: FindingFactory(visit=first, themes=world["themes"])
    yield "a changed assessment", lambda: Finding.objects.filter(visit=second).update(assessment="mixed")
    yield "another theme", lambda: second.findings.first().theme_rows.filter(rank=1).update(theme=world["themes"][2])
    yield "a theme less", lambda: third.findings.first().theme_rows.first().delete()
    yield "a finding that goes to another visit", lambda: first.findings.first().delete()
    yield "a grade", lambda: Judgement.objects.filter(visit=third).delete()
    yield "another lead", lambda: third.inspector_rows.update(inspector=InspectorFactory())
    yield "a topic", lambda: second.topics.add(TopicFactory(slug="care-leavers"))
    yield "other days", lambda: first.periods.update(start="2015-01-05")
    yield "another publication day", lambda: Visit.objects.filter(pk=third.pk).update(published_on="2013-02-01")
    yield "no longer public", lambda: Visit.objects.filter(pk=second.pk).update(status="draft")
    yield "a new visit", lambda: FindingFactory(themes=world["themes"])
    yield "another region", lambda: Authority.objects.update(region="north-east")
    yield "a new theme", lambda: ThemeFactory()
    yield "a visit less", lambda: (first.findings.all().delete(), first.delete())


def test_it_is_equal_after_every_kind_of_change(world):
    current_tally()
    for what, change in changes(world):
        change()
        assert both(current_tally()) == both(Tally.read("default")), what
        assert made(current_tally()) == made(Tally.read("default")), what


def test_it_is_the_same_object_for_one_query_while_nothing_changes(world):
    kept = current_tally()
    with CaptureQueriesContext(connection) as queries:
        assert current_tally() is kept
    assert len(queries) == 1


def test_it_sees_what_one_transaction_changed_in_many_visits(world):
    current_tally()
    with transaction.atomic():
        for visit in world["visits"]:
            FindingFactory(visit=visit)
    assert both(current_tally()) == both(Tally.read("default"))


def test_it_keeps_nothing_of_what_is_never_committed(world):
    kept = current_tally()
    with transaction.atomic():
        FindingFactory(visit=world["visits"][0])
        assert len(current_tally().findings) == len(kept.findings) + 1
        transaction.set_rollback(True)
    assert both(current_tally()) == both(kept)


def test_it_holds_no_draft(world):
    FindingFactory(visit__status="draft")
    Finding.objects.filter(visit=world["visits"][0]).update(is_draft=True)
    assert len(current_tally().findings) == 9


def test_it_starts_empty():
    Theme.objects.all()
    assert (len(current_tally().visits), len(current_tally().findings)) == (0, 0)
