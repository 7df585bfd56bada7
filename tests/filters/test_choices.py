"""The choices that are data: kept for every page, read again once they change, and no page's to change."""

import copy
from datetime import date

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from inspections.filters import FindingFilter, VisitFilter
from inspections.filters.choices import Choices
from inspections.models import Authority, Finding, Theme, Visit
from inspections.tally import current
from tests.factories import StatisticalNeighbourFactory, ThemeFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def world():
    current.forget()
    yield build_world()
    current.forget()


def request():
    made = RequestFactory().get("/findings/")
    made.as_at = timezone.localdate()
    return made


def choices(name, query=""):
    conditions = FindingFilter(QueryDict(query), Finding.objects.published(), request=request())
    assert conditions.form.is_valid()
    return list(conditions.filters[name].extra["choices"])


def test_they_are_read_once_until_something_public_changes(django_assert_num_queries):
    choices("near")
    with django_assert_num_queries(1):
        assert choices("near") == [("northton", "Northton")]
    authorities = {authority.slug: authority for authority in Authority.objects.all()}
    StatisticalNeighbourFactory(authority=authorities["southborough"], neighbour=authorities["northton"])
    assert choices("near") == [("northton", "Northton"), ("southborough", "Southborough")]
    Theme.objects.filter(slug="extra-familial-harm").update(name="Harm outside the home")
    assert dict(choices("theme"))["extra-familial-harm"] == "Harm outside the home"


def test_each_list_has_its_own():
    finding_choices = choices("grade_then")
    visits = VisitFilter(QueryDict(""), Visit.objects.published(), request=request())
    assert list(visits.filters["grade_then"].extra["choices"]) == finding_choices
    assert dict(visits.filters["told"].extra["choices"]) == dict(choices("theme"))


def test_a_retired_theme_that_one_page_asks_for_is_on_that_page_alone():
    ThemeFactory(slug="holidays", name="Holidays", retired_on=date(2024, 1, 1))
    known = choices("theme")
    assert choices("theme", "theme=holidays") == [*known, ("holidays", "Holidays")]
    assert choices("theme") == known


def test_copies_share_them():
    listed = Choices([("london", "London")])
    assert (copy.deepcopy(listed) is listed, list(listed), len(listed)) == (True, [("london", "London")], 1)
