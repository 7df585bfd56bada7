"""Visits that the tally describes are what the database would say of them."""

import datetime

import pytest

from inspections.models import Visit, VisitInspector
from inspections.tally import current_tally
from inspections.visit_records import visits_by_key
from tests import factories as make

pytestmark = pytest.mark.django_db

LISTED = (
    *("first_day", "last_day", "delay", "grade_then", "overall_grade", "finding_count", "lead_names", "topic_names"),
    *("pk", "authority", "framework", "published_on", "visit_type", "coverage", "source_url"),
)


@pytest.fixture
def authority():
    return make.AuthorityFactory(name="Westshire")


@pytest.fixture
def visits(authority):
    """An inspection with a grade; a later visit with two leads and two topics, entered in another order; a bare one."""
    first = make.VisitFactory(authority=authority, published_on=datetime.date(2023, 5, 10))
    make.JudgementFactory(visit=first)
    topics = [make.TopicFactory(slug="zest", name="Zest"), make.TopicFactory(slug="aims", name="Aims")]
    second = make.VisitFactory(authority=authority, topics=topics, source_url="https://reports.example/2")
    for order, name in ((2, "Ada Second"), (1, "Zoe First")):
        lead = make.InspectorFactory(name=name)
        make.VisitInspectorFactory(visit=second, inspector=lead, order=order)
    make.VisitInspectorFactory(visit=second, role=VisitInspector.Role.TEAM)
    make.FindingFactory(visit=second)
    make.FindingFactory(visit=second, is_draft=True)
    return [first, second, make.VisitFactory(periods=[])]


def listed(visit):
    return {name: getattr(visit, name) for name in LISTED}


def test_they_have_what_a_list_shows(visits, django_assert_num_queries):
    read = {visit.pk: listed(visit) for visit in Visit.objects.for_list()}
    tally = current_tally()
    with django_assert_num_queries(1):
        found = visits_by_key(tally, [visit.pk for visit in visits])
        assert {key: listed(visit) for key, visit in found.items()} == read


def test_leads_stand_as_in_the_report_and_topics_by_name(visits):
    second = visits_by_key(current_tally(), [visits[1].pk])[visits[1].pk]
    names = (second.lead_names, second.topic_names, second.grade_then, second.finding_count)
    assert names == ("Zoe First; Ada Second", "Aims; Zest", "Good", 1)


def test_they_stay_in_order_when_a_visit_is_read_again(visits):
    tally = current_tally().with_changes("default", [visits[1].pk])
    assert visits_by_key(tally, [visits[1].pk])[visits[1].pk].lead_names == "Zoe First; Ada Second"


def test_a_visit_that_is_no_longer_there_is_left_out(visits):
    tally, key = current_tally(), visits[2].pk
    visits[2].delete()
    assert visits_by_key(tally, [key]) == {}
