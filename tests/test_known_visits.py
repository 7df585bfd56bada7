"""What the tally tells of visits is what the database says of them."""

import datetime

import pytest

from inspections.authority_facts import add_facts, with_facts
from inspections.known_visits import FIELDS, KnownVisits
from inspections.models import Authority, Kind, Visit, VisitType
from inspections.responses.accounts import due, with_statement_due
from inspections.tally import VisitsAsked, current_tally
from tests import factories as make
from tests.world import all_visits, build_world

pytestmark = pytest.mark.django_db

FACTS = ("latest_grade", "latest_rank", "latest_published", "visit_count", "finding_count", "closed_by_then")


@pytest.fixture
def world():
    return build_world()


def facts_of(authority):
    return tuple(getattr(authority, name) for name in FACTS)


def described(visit):
    return [getattr(visit, name) for name in FIELDS] + [
        visit.authority.name,
        visit.get_absolute_url(),
        visit.grade_then,
    ]


def test_a_known_visit_is_what_the_database_has(world, django_assert_num_queries):
    published = Visit.objects.published().order_by("-published_on", "pk")
    read = [described(visit) for visit in published.with_grade_then("grade__name").select_related("authority")]
    asked, authorities = all_visits(), list(Authority.objects.all())
    with django_assert_num_queries(1):
        known = KnownVisits(asked.tally, authorities).at(asked.places)
        assert (list(known), [described(visit) for visit in known.values()]) == ([0, 1, 2], read)


def test_another_fact_of_a_known_visit_is_read_when_it_is_asked_for(world):
    world["south"].source_url = "https://reports.example/1"
    world["south"].save()
    known = KnownVisits(current_tally(), Authority.objects.all()).at(all_visits().places)
    [south] = [visit for visit in known.values() if visit.pk == world["south"].pk]
    assert south.source_url == "https://reports.example/1"


def test_the_facts_of_one_authority_are_those_of_a_list(world):
    day = datetime.date(2024, 4, 20)
    listed = {authority.pk: facts_of(authority) for authority in with_facts(Authority.objects, current_tally(), day)}
    alone = {
        authority.pk: facts_of(add_facts(authority, current_tally(), day)) for authority in Authority.objects.all()
    }
    assert alone == listed
    assert ("Good", 2, datetime.date(2023, 4, 3), 2, 3, None) in alone.values()
    assert (None, None, None, 0, 0, datetime.date(2021, 3, 31)) in alone.values()


def test_a_statement_is_due_after_the_same_visits_however_it_is_asked():
    jtai = make.FrameworkFactory(slug="jtai")
    for facts in ({}, {"visit_type": VisitType.FOCUSED}, {"framework": jtai}):
        make.ItemToImproveFactory(visit=make.VisitFactory(**facts))
        make.ItemToImproveFactory(visit=make.VisitFactory(**facts), kind=Kind.PRIORITY_ACTION)
    asked = VisitsAsked.published(current_tally(), datetime.date(2025, 1, 1))
    owing = set(asked.tally.visits.pk[with_statement_due(asked)].tolist())
    one_by_one = {
        visit.pk for visit in Visit.objects.all() if due(visit, visit.findings.values_list("kind", flat=True), [])
    }
    assert (owing, len(owing)) == (one_by_one, 3)


def test_a_visit_that_was_deleted_a_moment_ago_harms_no_page(world):
    asked = all_visits()
    Visit.objects.filter(pk=world["south"].pk).delete()
    known = KnownVisits(asked.tally, Authority.objects.all()).at(asked.places)
    assert str(world["south"].pk) in {visit.slug for visit in known.values()}
